import { sent } from "../scene.ts";
import { presenceRule } from "./rule.ts";
import { ending } from "./shared/ending.ts";
import { isUnplaced } from "./shared/unplaced.ts";

export const parameterRetired = presenceRule({
  code: "parameter-retired",
  class: "COMPATIBLE",
  meaning: "A deprecated parameter is gone after its sunset: callers had been told the date.",
  on: "parameter",
  judge(pair, scene) {
    if (isUnplaced(pair)) return undefined;
    const { old } = pair;
    if (!old || !sent(pair, scene) || ending(old.lifecycle, scene.policy) !== "over") return undefined;
    return {
      message: `The parameter \`${old.key}\` was removed after its sunset, ${old.lifecycle.sunset}.`,
      grows: true,
    };
  },
});
