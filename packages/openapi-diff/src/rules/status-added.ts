import { presenceRule } from "./rule.ts";
import { isSuccess } from "./shared/statuses.ts";

export const statusAdded = presenceRule({
  code: "status-added",
  class: "COMPATIBLE",
  meaning:
    "An error or redirection is described that was not: every caller has to expect those of its class (RFC 9110, 15).",
  on: "response",
  judge({ old, next }) {
    if (old || !next || isSuccess(next.status)) return undefined;
    return { message: `The status \`${next.status}\` was added.`, grows: true };
  },
});
