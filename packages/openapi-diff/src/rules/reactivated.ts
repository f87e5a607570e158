import { fieldRule } from "./rule.ts";

export const reactivated = fieldRule({
  code: "reactivated",
  class: "COMPATIBLE",
  meaning: "Something is no longer deprecated.",
  on: "lifecycle",
  fields: ["deprecated"],
  judge({ next }) {
    return next.deprecated ? undefined : { message: "No longer deprecated.", grows: true };
  },
});
