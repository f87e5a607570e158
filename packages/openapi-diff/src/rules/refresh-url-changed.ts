import type { ApiOperation } from "../model.ts";
import { fieldRule } from "./rule.ts";

export const refreshUrlChanged = fieldRule({
  code: "refresh-url-changed",
  class: "WIRE",
  meaning: "Tokens are renewed at another URL: callers who hold a token renew it where nobody answers for it.",
  on: "operation",
  fields: ["security"],
  judge({ old, next }) {
    const gone = renewedElsewhere(old, next);
    if (!gone) return undefined;
    const { kind, before, after } = gone;
    return {
      message: `The refresh URL of ${kind} has changed: ${before} → ${after ?? "none"}.`,
      witness: {
        kind: "message",
        sentBy: "caller",
        text: `POST ${before}, content-type: application/x-www-form-urlencoded grant_type=refresh_token&refresh_token=…`,
        refusal: `The new document says ${after ?? "no URL to renew tokens at"}.`,
      },
    };
  },
});

/** The first kind of credentials that both documents know and renew at different URLs. */
export function renewedElsewhere(old: ApiOperation, next: ApiOperation): Renewal | undefined {
  const urls = new Map(next.security.alternatives.flat().map(({ kind, refreshUrl }) => [kind, refreshUrl]));
  for (const { kind, refreshUrl: before } of old.security.alternatives.flat()) {
    const after = urls.get(kind);
    if (before !== undefined && urls.has(kind) && after !== before) return { kind, before, after };
  }
  return undefined;
}

interface Renewal {
  readonly kind: string;
  readonly before: string;
  readonly after: string | undefined;
}
