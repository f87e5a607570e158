import type { FunctionDefinition } from "../registration/types.ts";
import { waitForQuiet } from "./debounce.ts";
import { findRepeated, rememberKey } from "./idempotency.ts";
import { keyOf } from "./key-of.ts";
import { dropExcess } from "./rate-limit.ts";
import { takePlace } from "./singleton.ts";
import { reserveStart } from "./throttle.ts";
import type { DecideStart, IncomingEvent, StartDecision, StartRequest } from "./types.ts";

/** Seconds by which priority moves a run at most, by https://www.inngest.com/docs/guides/priority#limitations. */
const strongest = 600;

/**
 * Says whether, when and in which order an event's run starts, and records what the next decision needs to know. The order
 * is the documented one: rate limits when the event comes, then debounce and singleton, then throttling. The run has to
 * be inserted with the id of the request in the same transaction.
 */
export const decideStart: DecideStart = (transaction, request) => {
  const held = request.forced ? undefined : holdBack(transaction, request);
  if (held !== undefined) return held;
  const verdict = takePlace(transaction, request);
  if (verdict.kind === "skip") return { ...verdict, reason: "singleton" };
  rememberKey(transaction, request);
  const { definition, event } = request;
  const slot = reserveStart(transaction, request);
  const rank = slot - priorityOf(definition, event) * 1_000;
  return {
    kind: "start",
    // "Returning a negative number will delay the function run's jobs by the given value in seconds."
    dueAt: Math.max(slot, rank),
    rank,
    limitKeys: definition.concurrency.map(({ key }) => keyOf(key, event)),
    cancels: verdict.cancels,
  };
};

function holdBack(transaction: Parameters<DecideStart>[0], request: StartRequest): StartDecision | undefined {
  const repeated = findRepeated(transaction, request);
  if (repeated !== undefined && !request.debounced) return repeated;
  // An event that was debounced has passed the rate limit when it came.
  const excess = request.debounced ? undefined : dropExcess(transaction, request);
  return excess ?? waitForQuiet(transaction, request) ?? repeated;
}

function priorityOf({ priority }: FunctionDefinition, event: IncomingEvent): number {
  const factor = priority?.evaluate({ event });
  if (typeof factor !== "number" || Number.isNaN(factor)) return 0;
  return Math.trunc(Math.min(strongest, Math.max(-strongest, factor)));
}
