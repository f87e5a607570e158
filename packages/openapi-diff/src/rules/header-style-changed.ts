import { refused } from "../scene.ts";
import { fieldRule } from "./rule.ts";
import { responseText } from "./shared/response-text.ts";
import { differentTexts } from "./shared/serialization.ts";

export const headerStyleChanged = fieldRule({
  code: "header-style-changed",
  class: "WIRE",
  meaning: "A value of a response header is written in one way and read in another.",
  on: "header",
  fields: ["style", "explode", "contentType"],
  judge(both, scene) {
    const texts = differentTexts(both, scene);
    if (!texts) return undefined;
    const name = both.next.name.toLowerCase();
    return {
      message: `The header \`${both.next.name}\` is written differently: \`${texts.old}\` → \`${texts.next}\`.`,
      ...refused(
        scene,
        responseText(scene, `${name}: ${texts.sent}`),
        `The same value is read from \`${texts.read}\` only.`,
      ),
    };
  },
});
