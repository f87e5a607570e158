import { fieldRule } from "./rule.ts";
import { parseDate } from "./shared/dates.ts";

export const sunsetMovedCloser = fieldRule({
  code: "sunset-moved-closer",
  class: "LIFECYCLE",
  meaning: "Something ends earlier than callers were told.",
  on: "lifecycle",
  fields: ["sunset"],
  judge({ old, next }) {
    const before = parseDate(old.sunset ?? "");
    const after = parseDate(next.sunset ?? "");
    if (before === undefined || after === undefined || after >= before) return undefined;
    return { message: `The sunset moved closer: ${old.sunset} → ${next.sunset}.` };
  },
});
