import { read, refused, sent } from "../scene.ts";
import { presenceRule } from "./rule.ts";

export const requestContentTypeRemoved = presenceRule({
  code: "request-content-type-removed",
  class: "WIRE",
  meaning: "A request may be sent in a media type that whoever reads it does not describe, not even by a range.",
  on: "requestContent",
  judge(pair, scene) {
    const content = sent(pair, scene);
    if (read(pair, scene) || !content) return undefined;
    const known = [...(read(scene.operation, scene).body?.content.keys() ?? [])];
    return {
      message: `The content type \`${content.type}\` was ${pair.old ? "removed" : "added"}.`,
      ...refused(
        scene,
        scene.messages[scene.sender].request(sent(scene.operation, scene), { content: content.type }),
        `415 Unsupported Media Type: only ${known.join(", ") || "no content"} is described.`,
      ),
    };
  },
});
