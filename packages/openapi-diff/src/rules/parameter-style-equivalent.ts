import { fieldRule } from "./rule.ts";
import { differentTexts } from "./shared/serialization.ts";

export const parameterStyleEquivalent = fieldRule({
  code: "parameter-style-equivalent",
  class: "COMPATIBLE",
  meaning: "The style of a parameter has changed, and every value that it may have is still the same text.",
  on: "parameter",
  fields: ["style", "explode", "contentType"],
  judge(both, scene) {
    if (differentTexts(both, scene)) return undefined;
    return { message: `The style of \`${both.next.key}\` has changed; its values are the same texts.` };
  },
});
