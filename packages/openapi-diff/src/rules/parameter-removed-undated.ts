import { sent } from "../scene.ts";
import { presenceRule } from "./rule.ts";
import { ending } from "./shared/ending.ts";
import { removedParameter } from "./shared/removal.ts";
import { isUnplaced } from "./shared/unplaced.ts";

export const parameterRemovedUndated = presenceRule({
  code: "parameter-removed-undated",
  class: "LIFECYCLE",
  meaning: "A parameter is gone that was deprecated, but had never been given a date.",
  on: "parameter",
  judge(pair, scene) {
    if (isUnplaced(pair)) return undefined;
    const { old } = pair;
    if (!old || !sent(pair, scene) || ending(old.lifecycle, scene.policy) !== "undated") return undefined;
    return {
      message: `The parameter \`${old.key}\` was deprecated without a sunset, and is removed.`,
      witness: removedParameter(old, scene),
    };
  },
});
