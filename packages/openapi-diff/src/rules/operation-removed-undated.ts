import { presenceRule } from "./rule.ts";
import { ending } from "./shared/ending.ts";
import { removedOperation } from "./shared/removal.ts";

export const operationRemovedUndated = presenceRule({
  code: "operation-removed-undated",
  class: "LIFECYCLE",
  meaning: "An operation is gone that was deprecated, but had never been given a date.",
  on: "operation",
  judge({ old }, scene) {
    if (!old || ending(old.lifecycle, scene.policy) !== "undated") return undefined;
    return {
      message: `\`${old.method} ${old.path}\` was deprecated without a sunset, and is removed.`,
      witness: removedOperation(old, scene),
    };
  },
});
