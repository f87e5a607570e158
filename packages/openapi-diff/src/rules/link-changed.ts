import { fieldRule } from "./rule.ts";

export const linkChanged = fieldRule({
  code: "link-changed",
  class: "BEHAVIOUR",
  meaning: "A link from a response to another operation was removed, or leads elsewhere.",
  on: "link",
  fields: ["value"],
  judge({ old, next }) {
    if (old.value === undefined) return undefined;
    return { message: `The link \`${next.name}\` ${next.value === undefined ? "was removed" : "has changed"}.` };
  },
});
