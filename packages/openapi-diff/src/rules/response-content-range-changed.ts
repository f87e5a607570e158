import { fieldRule } from "./rule.ts";

export const responseContentRangeChanged = fieldRule({
  code: "response-content-range-changed",
  class: "COMPATIBLE",
  meaning:
    "A media type of a response became a range that holds it, or a range one of its types; callers say which they accept.",
  on: "responseContent",
  fields: ["type"],
  judge({ old, next }) {
    return { message: `The content type \`${old.type}\` became \`${next.type}\`.`, grows: next.type.includes("*") };
  },
});
