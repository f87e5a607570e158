import { presenceRule } from "./rule.ts";
import { coveringStatus, isSuccess } from "./shared/statuses.ts";

export const successesReplaced = presenceRule({
  code: "successes-replaced",
  class: "WIRE",
  meaning: "No success that callers know is answered any more.",
  on: "response",
  judge({ old, next }, scene) {
    if (next || !old || !isSuccess(old.status)) return undefined;
    const before = [...scene.operation.old.responses.keys()].filter(isSuccess);
    const { responses } = scene.operation.next;
    const after = [...responses.keys()].filter(isSuccess);
    const kept = before.some((status) => coveringStatus(status, responses) !== undefined);
    if (kept || after.some((status) => coveringStatus(status, scene.operation.old.responses) !== undefined))
      return undefined;
    const { method, path } = scene.operation.next;
    return {
      message: `The status \`${old.status}\` was removed, and no other success that the old document knows is left.`,
      witness: {
        kind: "message",
        sentBy: scene.sentBy,
        text: `${method} ${path} → ${after.join(" or ") || "no success"}`,
        refusal: `The old document knows ${before.join(", ")}.`,
      },
    };
  },
});
