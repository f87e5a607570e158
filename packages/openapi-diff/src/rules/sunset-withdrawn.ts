import { fieldRule } from "./rule.ts";
import { parseDate } from "./shared/dates.ts";

export const sunsetWithdrawn = fieldRule({
  code: "sunset-withdrawn",
  class: "LIFECYCLE",
  meaning: "Something is still deprecated, and the date until which it was promised is gone.",
  on: "lifecycle",
  fields: ["sunset"],
  judge({ old, next }) {
    if (next.sunset !== undefined || !next.deprecated || parseDate(old.sunset ?? "") === undefined) return undefined;
    return { message: `The sunset ${old.sunset} was withdrawn; it is deprecated without a date.` };
  },
});
