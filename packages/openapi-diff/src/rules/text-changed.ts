import { fieldRule } from "./rule.ts";

export const textChanged = fieldRule({
  code: "text-changed",
  class: "DOCS",
  meaning: "A summary, description, tag or example says something else.",
  on: "text",
  fields: ["value"],
  judge({ old, next }) {
    const done = old.value === undefined ? "was added" : next.value === undefined ? "was removed" : "has changed";
    return { message: `\`${next.name}\` ${done}.` };
  },
});
