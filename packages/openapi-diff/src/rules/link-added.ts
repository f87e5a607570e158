import { fieldRule } from "./rule.ts";

export const linkAdded = fieldRule({
  code: "link-added",
  class: "COMPATIBLE",
  meaning: "A response has a link that it did not have.",
  on: "link",
  fields: ["value"],
  judge({ old, next }) {
    return old.value === undefined ? { message: `The link \`${next.name}\` is new.`, grows: true } : undefined;
  },
});
