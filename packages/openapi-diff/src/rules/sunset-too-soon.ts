import { fieldRule } from "./rule.ts";
import { dateOf, parseDate } from "./shared/dates.ts";

const day = 86_400_000;

export const sunsetTooSoon = fieldRule({
  code: "sunset-too-soon",
  class: "LIFECYCLE",
  meaning: "A sunset is announced that has passed already, or that leaves less notice than the policy asks for.",
  on: "lifecycle",
  fields: ["sunset"],
  judge({ old, next }, { policy }) {
    const sunset = parseDate(next.sunset ?? "");
    if (old.sunset !== undefined || sunset === undefined) return undefined;
    const left = Math.floor((sunset - dateOf(policy)) / day);
    if (left > 0 && left >= policy.noticeDays) return undefined;
    const why = left <= 0 ? "has passed" : `is ${left} days away; the policy asks for ${policy.noticeDays}`;
    return { message: `The sunset ${next.sunset} ${why}.` };
  },
});
