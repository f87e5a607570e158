import { read, refused, sent } from "../scene.ts";
import { presenceRule } from "./rule.ts";

export const bodyRequired = presenceRule({
  code: "body-required",
  class: "WIRE",
  meaning: "Whoever reads a request requires a body that whoever sends it does not know.",
  on: "body",
  judge(pair, scene) {
    if (sent(pair, scene) || !read(pair, scene)?.required) return undefined;
    return {
      message: `A required body was ${pair.old ? "removed" : "added"}.`,
      ...refused(scene, scene.messages[scene.sender].request(sent(scene.operation, scene)), "A body is required."),
    };
  },
});
