import { fieldRule } from "./rule.ts";

export const deprecated = fieldRule({
  code: "deprecated",
  class: "COMPATIBLE",
  meaning: "Something is deprecated now: it works as before, and callers are told to leave it.",
  on: "lifecycle",
  fields: ["deprecated"],
  judge({ next }) {
    if (!next.deprecated) return undefined;
    return { message: `Deprecated${next.sunset === undefined ? "" : `, until ${next.sunset}`}.`, grows: true };
  },
});
