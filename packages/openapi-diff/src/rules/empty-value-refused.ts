import { read, refused, sent } from "../scene.ts";
import { fieldRule } from "./rule.ts";

export const emptyValueRefused = fieldRule({
  code: "empty-value-refused",
  class: "WIRE",
  meaning: "A parameter may be sent with nothing after its name, and whoever reads it does not take that.",
  on: "parameter",
  fields: ["allowEmptyValue"],
  judge(both, scene) {
    const asked = read(both, scene);
    if (asked.allowEmptyValue) return undefined;
    const { sample } = scene.messages[scene.sender === "old" ? "new" : "old"];
    if (sample(asked.schema, { const: "" }) === "") return undefined;
    return {
      message: `\`${asked.key}\` may no longer be empty.`,
      ...refused(
        scene,
        scene.messages[scene.sender].request(sent(scene.operation, scene), {
          parameters: new Map([[asked.key, `${asked.name}=`]]),
        }),
        `\`${asked.name}=\` is no value of \`${asked.key}\`.`,
      ),
    };
  },
});
