import { read, refused, sent } from "../scene.ts";
import { fieldRule } from "./rule.ts";

export const parameterBecameRequired = fieldRule({
  code: "parameter-became-required",
  class: "WIRE",
  meaning: "A parameter that a sender may leave out is required by whoever reads the request.",
  on: "parameter",
  fields: ["required"],
  judge(both, scene) {
    if (!read(both, scene).required) return undefined;
    return {
      message: `The parameter \`${both.next.key}\` ${both.next.required ? "became required" : "is no longer always sent"}.`,
      ...refused(
        scene,
        scene.messages[scene.sender].request(sent(scene.operation, scene)),
        `\`${both.next.key}\` is required.`,
      ),
    };
  },
});
