import { read, sent } from "../scene.ts";
import { presenceRule } from "./rule.ts";

export const responseContentTypeAdded = presenceRule({
  code: "response-content-type-added",
  class: "COMPATIBLE",
  meaning: "A response may be had in one media type more: callers say which they accept (RFC 9110, 12.5.1).",
  on: "responseContent",
  judge(pair, scene) {
    const added = scene.sentBy === "server" ? sent(pair, scene) : read(pair, scene);
    if (!added || (pair.old && pair.next)) return undefined;
    return { message: `The content type \`${added.type}\` was ${pair.next ? "added" : "removed"}.`, grows: true };
  },
});
