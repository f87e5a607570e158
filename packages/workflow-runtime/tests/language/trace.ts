import { createHash } from "node:crypto";
import type { Json } from "./program.ts";

/** What a function returns: one entry for each statement, which names what it got and depends on all before. */
export type Trace = string[];

/** The state of a function before a step, so that a memo in the wrong place changes every entry after it. */
export const stateOf = (trace: readonly string[]): string =>
  createHash("sha1").update(JSON.stringify(trace)).digest("hex").slice(0, 8);

/** JSON with sorted keys: what a value is after a journey through a database. */
export const show = (value: unknown): string =>
  JSON.stringify(value ?? null, (_key, inner: unknown) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );

/** What a step returns when it is called in that state. */
export const stepResult = (value: Json, trace: readonly string[]): { readonly value: Json; readonly from: string } => ({
  value,
  from: stateOf(trace),
});
