import { presenceRule } from "./rule.ts";
import { ending } from "./shared/ending.ts";
import { removedOperation } from "./shared/removal.ts";

export const operationRemoved = presenceRule({
  code: "operation-removed",
  class: "WIRE",
  meaning: "An operation is gone that was not deprecated, or whose sunset has not come.",
  on: "operation",
  judge({ old }, scene) {
    if (!old || !["alive", "early"].includes(ending(old.lifecycle, scene.policy))) return undefined;
    const early = old.lifecycle.deprecated && old.lifecycle.sunset !== undefined;
    const title = `${old.method} ${old.path}`;
    return {
      message: `\`${title}\` was removed${early ? ` before its sunset, ${old.lifecycle.sunset}` : ""}.`,
      witness: removedOperation(old, scene),
    };
  },
});
