import { read, sent } from "../scene.ts";
import { presenceRule } from "./rule.ts";

export const requestContentTypeAdded = presenceRule({
  code: "request-content-type-added",
  class: "COMPATIBLE",
  meaning: "Whoever reads a request takes one media type more.",
  on: "requestContent",
  judge(pair, scene) {
    const content = read(pair, scene);
    if (sent(pair, scene) || !content) return undefined;
    return { message: `The content type \`${content.type}\` was ${pair.next ? "added" : "removed"}.`, grows: true };
  },
});
