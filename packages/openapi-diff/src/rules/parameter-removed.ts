import { sent } from "../scene.ts";
import { presenceRule } from "./rule.ts";
import { ending } from "./shared/ending.ts";
import { removedParameter } from "./shared/removal.ts";
import { isUnplaced } from "./shared/unplaced.ts";

export const parameterRemoved = presenceRule({
  code: "parameter-removed",
  class: "SDK_SOURCE",
  meaning:
    "Callers send a parameter that nobody reads any more: on the wire it is ignored, and what it asked for is not done; code that names it no longer compiles.",
  on: "parameter",
  judge(pair, scene) {
    if (isUnplaced(pair)) return undefined;
    const { old } = pair;
    if (!old || !sent(pair, scene) || !["alive", "early"].includes(ending(old.lifecycle, scene.policy)))
      return undefined;
    return { message: `The parameter \`${old.key}\` was removed.`, witness: removedParameter(old, scene) };
  },
});
