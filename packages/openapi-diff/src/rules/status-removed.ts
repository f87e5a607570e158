import { presenceRule } from "./rule.ts";
import { isSuccess } from "./shared/statuses.ts";

export const statusRemoved = presenceRule({
  code: "status-removed",
  class: "COMPATIBLE",
  meaning: "An error or redirection is not described any more.",
  on: "response",
  judge({ old, next }) {
    if (next || !old || isSuccess(old.status)) return undefined;
    return { message: `The status \`${old.status}\` was removed.` };
  },
});
