import { presenceRule } from "./rule.ts";
import { ending } from "./shared/ending.ts";

export const operationRetired = presenceRule({
  code: "operation-retired",
  class: "COMPATIBLE",
  meaning: "A deprecated operation is gone after its sunset: callers had been told the date.",
  on: "operation",
  judge({ old }, { policy }) {
    if (!old || ending(old.lifecycle, policy) !== "over") return undefined;
    return {
      message: `\`${old.method} ${old.path}\` was removed after its sunset, ${old.lifecycle.sunset}.`,
      grows: true,
    };
  },
});
