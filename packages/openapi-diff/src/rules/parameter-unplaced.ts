import { presenceRule } from "./rule.ts";
import { isUnplaced } from "./shared/unplaced.ts";

export const parameterUnplaced = presenceRule({
  code: "parameter-unplaced",
  class: "COMPATIBLE",
  meaning: "A path parameter came or went for which the path has no place, so that it never travels.",
  on: "parameter",
  judge(pair) {
    if (!isUnplaced(pair)) return undefined;
    return {
      message: `\`${(pair.next ?? pair.old)?.key}\` has no place in the path; it was ${pair.next ? "added" : "removed"}.`,
    };
  },
});
