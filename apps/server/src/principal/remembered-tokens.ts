import { hash } from "node:crypto";
import type { ReadToken, TokenReading } from "./read-token.ts";

/** Milliseconds after which a token is checked again, so that a key that its issuer withdrew ends soon. */
const freshMs = 60_000;

/** Tokens that are remembered at a time; the oldest one is forgotten first. */
const most = 1_000;

interface Remembered {
  readonly reading: Extract<TokenReading, { person: unknown }>;
  readonly until: number;
}

/**
 * Remembers good tokens for a minute, and never beyond their own time: checking a signature costs more than all else that
 * the host does for a request. Kept by their hash, so that no token lies in memory; bad ones are not kept at all.
 */
export function rememberingTokens(read: ReadToken, now: () => Date): ReadToken {
  const known = new Map<string, Remembered>();
  return async (token) => {
    const key = hash("sha256", token, "base64");
    const at = now().getTime();
    const remembered = known.get(key);
    if (remembered !== undefined && at < remembered.until) return remembered.reading;
    known.delete(key);
    const reading = await read(token);
    if ("refused" in reading) return reading;
    known.set(key, { reading, until: Math.min(at + freshMs, reading.expiresAt.getTime()) });
    const [oldest] = known.size > most ? known.keys() : [];
    if (oldest !== undefined) known.delete(oldest);
    return reading;
  };
}
