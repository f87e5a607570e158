import { fieldRule } from "./rule.ts";

export const deprecationDated = fieldRule({
  code: "deprecation-dated",
  class: "COMPATIBLE",
  meaning: "The date since which something is deprecated has changed: it says nothing about what that does.",
  on: "lifecycle",
  fields: ["since"],
  judge({ old, next }) {
    return { message: `Deprecated since ${next.since ?? "no date"}, before since ${old.since ?? "no date"}.` };
  },
});
