import { fieldRule } from "./rule.ts";
import { parseDate } from "./shared/dates.ts";

export const sunsetInvalid = fieldRule({
  code: "sunset-invalid",
  class: "LIFECYCLE",
  meaning: "A sunset, the old or the new one, is no RFC 3339 date: nobody knows whether it moved closer.",
  on: "lifecycle",
  fields: ["sunset"],
  judge({ old, next }) {
    const invalid = [next.sunset, old.sunset].find((date) => date !== undefined && parseDate(date) === undefined);
    if (invalid === undefined) return undefined;
    return { message: `The sunset \`${invalid}\` is no date: expected one like 2027-01-31.` };
  },
});
