import { coversMediaType } from "../normalize/media-type.ts";
import { read, sent } from "../scene.ts";
import { fieldRule } from "./rule.ts";

export const requestContentRangeWidened = fieldRule({
  code: "request-content-range-widened",
  class: "COMPATIBLE",
  meaning: "A media type became a range that holds it.",
  on: "requestContent",
  fields: ["type"],
  judge(both, scene) {
    if (!coversMediaType(read(both, scene).type, sent(both, scene).type)) return undefined;
    return { message: `The content type \`${both.old.type}\` became \`${both.next.type}\`.`, grows: true };
  },
});
