import { isUlid } from "../../database/ulid.ts";
import type { StartDecision } from "../../flow/types.ts";
import type { WireEvent } from "../../protocol/event.ts";
import type { FunctionDefinition } from "../../registration/types.ts";
import type { Work } from "../context.ts";
import { cancelOnEvent } from "./cancel-run.ts";
import { resumeOnEvent } from "./resume.ts";
import { startRun } from "./start-run.ts";

/** What is known about an event besides itself. */
export interface EventOrigin {
  /** It wakes and cancels runs, and starts none. */
  readonly startsNone?: boolean;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  readonly traceparent?: string | undefined;
}

/** What an event led to, one per function that it triggers. */
export interface Accepted {
  /** The event was taken in within the last 24 hours: nothing was done. */
  readonly duplicate: boolean;
  readonly starts: readonly { readonly runId: string; readonly decision: StartDecision }[];
}

const day = 86_400_000;

/** Takes an event in: waiting runs go on, runs are cancelled, functions start. */
export function acceptEvent(work: Work, event: WireEvent, eventOrigin: EventOrigin = {}): Accepted {
  if (!remember(work, event)) return { duplicate: true, starts: [] };
  return { duplicate: false, starts: deliver(work, event, { ...eventOrigin, startsNone: !work.engine.startsRuns }) };
}

/** Takes in an event whose id is known to be new. */
export function deliver(work: Work, event: WireEvent, eventOrigin: EventOrigin = {}): Accepted["starts"] {
  resumeOnEvent(work, event);
  cancelOnEvent(work, event);
  const { startsNone, ...origin } = eventOrigin;
  if (startsNone) return [];
  const noteFailed = ({ id: functionId }: FunctionDefinition) =>
    work.tx.afterCommit(() => work.engine.telemetry.note("EXPRESSION_FAILED", { functionId, kind: "trigger" }));
  return work.engine.functions.startedBy(event, noteFailed).map((definition, index) => {
    const runId = index === 0 ? runIdFor(work, event) : work.engine.newId();
    return { runId, decision: startRun(work, { definition, event, runId, ...origin }) };
  });
}

/** False when the id was seen within a day. The data is with the runs: it is not kept twice. */
function remember({ tx, now, engine }: Work, event: WireEvent): boolean {
  const data = engine.functions.hasTrigger(event.name) ? "{}" : JSON.stringify(event.data);
  const { changes } = tx
    .statement(
      `INSERT INTO events (event_id, name, data, ts, received_at) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (event_id) DO UPDATE SET received_at = excluded.received_at WHERE received_at <= ?`,
    )
    .run(event.id, event.name, data, event.ts, now, now - day);
  return changes > 0;
}

/** The sender may name the run: by a ULID as the event's id, or by `runId` in its data. */
function runIdFor({ tx, engine }: Work, event: WireEvent): string {
  const { runId } = event.data;
  const named = isUlid(event.id)
    ? event.id
    : typeof runId === "string" && /^[\w-]{1,64}$/.test(runId)
      ? runId
      : undefined;
  if (named === undefined) return engine.newId();
  return tx.statement("SELECT 1 FROM runs WHERE run_id = ?").get(named) === undefined ? named : engine.newId();
}
