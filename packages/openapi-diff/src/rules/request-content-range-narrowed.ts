import { coversMediaType } from "../normalize/media-type.ts";
import { read, refused, sent } from "../scene.ts";
import { fieldRule } from "./rule.ts";

export const requestContentRangeNarrowed = fieldRule({
  code: "request-content-range-narrowed",
  class: "WIRE",
  meaning: "A range of media types became narrower: other types of the range are refused.",
  on: "requestContent",
  fields: ["type"],
  judge(both, scene) {
    const range = sent(both, scene).type;
    const type = read(both, scene).type;
    if (coversMediaType(type, range)) return undefined;
    return {
      message: `The content type \`${both.old.type}\` became \`${both.next.type}\`.`,
      ...refused(
        scene,
        scene.messages[scene.sender].request(sent(scene.operation, scene), { content: range }),
        `415 Unsupported Media Type: only ${type} is described.`,
      ),
    };
  },
});
