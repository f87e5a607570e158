import { presenceRule } from "./rule.ts";
import { isSuccess } from "./shared/statuses.ts";
import { successesReplaced } from "./successes-replaced.ts";

export const successStatusRemoved = presenceRule({
  code: "success-status-removed",
  class: "BEHAVIOUR",
  meaning: "A success that callers know is not answered any more; another that they know still is.",
  on: "response",
  judge(pair, scene) {
    const { old, next } = pair;
    if (next || !old || !isSuccess(old.status) || successesReplaced.judge(pair, scene)) return undefined;
    return { message: `The status \`${old.status}\` was removed.` };
  },
});
