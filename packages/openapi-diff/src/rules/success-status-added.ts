import { presenceRule } from "./rule.ts";
import { isSuccess } from "./shared/statuses.ts";

export const successStatusAdded = presenceRule({
  code: "success-status-added",
  class: "COMPATIBLE",
  meaning:
    "There is one more success. A caller reads a status that it does not know as the known one of its class (RFC 9110, 15): what it holds is compared with that one's content.",
  on: "response",
  judge({ old, next }) {
    if (old || !next || !isSuccess(next.status)) return undefined;
    return { message: `The status \`${next.status}\` was added.`, grows: true };
  },
});
