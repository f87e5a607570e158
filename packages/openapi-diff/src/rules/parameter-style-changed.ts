import { fieldRule } from "./rule.ts";
import { differentTexts } from "./shared/serialization.ts";

export const parameterStyleChanged = fieldRule({
  code: "parameter-style-changed",
  class: "WIRE",
  meaning: "A value of a parameter is written in one way and read in another.",
  on: "parameter",
  fields: ["style", "explode", "contentType"],
  judge(both, scene) {
    const texts = differentTexts(both, scene);
    if (!texts) return undefined;
    const text = scene.messages[scene.sender].request(scene.operation[scene.sender === "old" ? "old" : "next"], {
      parameters: new Map([[both.next.key, texts.sent]]),
    });
    return {
      message: `\`${both.next.key}\` is written differently: \`${texts.old}\` → \`${texts.next}\`.`,
      witness: {
        kind: "message",
        sentBy: scene.sentBy,
        text,
        refusal: `The same value is read from \`${texts.read}\` only.`,
      },
    };
  },
});
