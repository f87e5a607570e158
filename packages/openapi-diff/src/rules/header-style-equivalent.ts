import { fieldRule } from "./rule.ts";
import { differentTexts } from "./shared/serialization.ts";

export const headerStyleEquivalent = fieldRule({
  code: "header-style-equivalent",
  class: "COMPATIBLE",
  meaning: "The style of a response header has changed, or its name's case; every value is still the same text.",
  on: "header",
  fields: ["name", "style", "explode", "contentType", "allowReserved", "allowEmptyValue"],
  judge(both, scene) {
    if (differentTexts(both, scene)) return undefined;
    return { message: `The header \`${both.next.name}\` is written as before, and described differently.` };
  },
});
