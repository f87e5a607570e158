import { hash } from "node:crypto";
import type { ReadToken, TokenReading } from "./read-token.ts";
import { Remembered } from "./remembered.ts";

/** Milliseconds after which a token is checked again, so that a key that its issuer withdrew ends soon. */
const freshMs = 60_000;

/**
 * Remembers good tokens for a minute, and never beyond their own time: checking a signature costs more than all else that
 * the host does for a request. Kept by their hash, so that no token lies in memory; bad ones are not kept at all.
 */
export function rememberingTokens(read: ReadToken, now: () => Date): ReadToken {
  const known = new Remembered<Extract<TokenReading, { person: unknown }>>(1_000);
  return async (token) => {
    const key = hash("sha256", token, "base64");
    const at = now().getTime();
    const remembered = known.get(key, at);
    if (remembered !== undefined) return remembered;
    const reading = await read(token);
    if ("person" in reading) known.set(key, reading, Math.min(at + freshMs, reading.expiresAt.getTime()));
    return reading;
  };
}
