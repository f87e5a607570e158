import { advice } from "../errors.ts";
import type { Failure } from "../port.ts";

/** Why a text is too large to be stored; `undefined` when it is not. */
export function sizeFailure(what: string, text: string, limit: number): Failure | undefined {
  // A character is at most three bytes of UTF-8: most texts need not be measured.
  if (text.length * 3 <= limit) return undefined;
  const bytes = Buffer.byteLength(text);
  if (bytes <= limit) return undefined;
  const message = `${what} has ${bytes} bytes, more than the ${limit} that are stored. ${advice.STEP_OUTPUT_TOO_LARGE}`;
  return { code: "STEP_OUTPUT_TOO_LARGE", message };
}
