import { createHash } from "node:crypto";
import type { Expression } from "../registration/types.ts";
import type { IncomingEvent } from "./types.ts";

const longest = 128;

/**
 * The value of a key as a text, so that 1 and "1" differ; long ones are hashed. Events without the field share one key,
 * as on the server.
 */
export function keyOf(expression: Expression | undefined, event: IncomingEvent): string {
  if (expression === undefined) return "";
  const text = JSON.stringify(expression.evaluate({ event }) ?? null);
  return text.length <= longest ? text : createHash("sha256").update(text).digest("hex");
}
