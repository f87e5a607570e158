import { read, refused, sent } from "../scene.ts";
import { fieldRule } from "./rule.ts";

export const bodyBecameRequired = fieldRule({
  code: "body-became-required",
  class: "WIRE",
  meaning: "A body that a sender may leave out is required by whoever reads the request.",
  on: "body",
  fields: ["required"],
  judge(both, scene) {
    if (!read(both, scene).required) return undefined;
    return {
      message: `The body ${both.next.required ? "became required" : "is no longer always sent"}.`,
      ...refused(
        scene,
        `${scene.messages[scene.sender].request(sent(scene.operation, scene), { content: "none" })} without a body`,
        "A body is required.",
      ),
    };
  },
});
