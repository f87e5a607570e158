import { fieldRule } from "./rule.ts";
import { parseDate } from "./shared/dates.ts";
import { sunsetTooSoon } from "./sunset-too-soon.ts";

export const sunsetAnnounced = fieldRule({
  code: "sunset-announced",
  class: "COMPATIBLE",
  meaning: "A sunset is announced in time, moved to a later day, or lifted with the deprecation.",
  on: "lifecycle",
  fields: ["sunset"],
  judge(both, scene) {
    const { old, next } = both;
    const [before, after] = [old.sunset, next.sunset].map((date) => (date === undefined ? undefined : parseDate(date)));
    if (next.sunset === undefined)
      return next.deprecated ? undefined : { message: `The sunset ${old.sunset} was lifted.`, grows: true };
    if (after === undefined || sunsetTooSoon.judge(both, scene)) return undefined;
    if (old.sunset === undefined) return { message: `It ends on ${next.sunset}.`, grows: true };
    return before === undefined || after < before
      ? undefined
      : { message: `It ends later: ${old.sunset} → ${next.sunset}.`, grows: true };
  },
});
