import { createHash } from "node:crypto";
import { canonical } from "./plain.ts";

/** What makes a finding this finding and no other. */
export interface Identity {
  readonly code: string;
  /** Structural place: an operation or component, then names; no index that moves when something unrelated changes. */
  readonly site: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
}

/** 16 hexadecimal digits of SHA-256; the same wherever the same edit is found. */
export function fingerprintOf({ code, site, before, after }: Identity): string {
  const text = canonical([code, site, before === undefined ? [] : [before], after === undefined ? [] : [after]]);
  return createHash("sha256").update(text).digest("hex").slice(0, 16);
}
