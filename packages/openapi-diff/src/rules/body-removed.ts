import { read, refused, sent } from "../scene.ts";
import { presenceRule } from "./rule.ts";

export const bodyRemoved = presenceRule({
  code: "body-removed",
  class: "WIRE",
  meaning: "A request has a body, and whoever reads it describes none: it may answer 415 (RFC 9110, 15.5.16).",
  on: "body",
  judge(pair, scene) {
    const body = sent(pair, scene);
    if (read(pair, scene) || !body) return undefined;
    const [content = ""] = body.content.keys();
    return {
      message: `The body was ${pair.old ? "removed" : "added"}.`,
      ...refused(
        scene,
        scene.messages[scene.sender].request(sent(scene.operation, scene), { content }),
        "No content is described for this request.",
      ),
    };
  },
});
