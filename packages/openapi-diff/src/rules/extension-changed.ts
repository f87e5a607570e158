import { fieldRule } from "./rule.ts";

export const extensionChanged = fieldRule({
  code: "extension-changed",
  class: "BEHAVIOUR",
  meaning: "An extension says something else: `x-idempotent`, `x-pagination`, or one that only its author knows.",
  on: "extension",
  fields: ["value"],
  judge({ old, next }) {
    const done = old.value === undefined ? "was added" : next.value === undefined ? "was removed" : "has changed";
    return { message: `\`${next.name}\` ${done}.` };
  },
});
