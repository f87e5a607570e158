import type { StartDecision } from "../../flow/types.ts";
import { eventText, type WireEvent } from "../../protocol/event.ts";
import type { FunctionDefinition } from "../../registration/types.ts";
import { appendTimeline } from "../../store/append.ts";
import { addAttributes } from "../../store/attributes.ts";
import type { Work } from "../context.ts";
import { addJob } from "../jobs.ts";
import { insertWait } from "../waits.ts";
import { cancelRun } from "./cancel-run.ts";

/** A run that an event would start. */
export interface StartOptions {
  readonly definition: FunctionDefinition;
  readonly event: WireEvent;
  readonly runId: string;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  /** Who is told of the end: the invoking run and its step. */
  readonly parent?: { readonly runId: string; readonly stepId: string };
  readonly retryOf?: string;
  /** Trace that the run belongs to. */
  readonly traceparent?: string | undefined;
  readonly debounced?: boolean;
  /** Neither skipped nor debounced. */
  readonly forced?: boolean;
}

const insertRun = `INSERT INTO runs (run_id, function_id, status, event, last_at, parent_run_id, parent_step_id, retry_of,
traceparent, limits, priority, created_at, updated_at) VALUES (?, ?, 'queued', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Starts a run if flow control lets it: its row, its first job, what may cancel it. */
export function startRun(work: Work, options: StartOptions): StartDecision {
  const { definition, event, runId } = options;
  const decision = work.engine.decideStart(work.tx, {
    definition,
    event,
    runId,
    now: work.now,
    debounced: options.debounced ?? false,
    ...(options.forced ? { forced: true } : {}),
  });
  if (decision.kind === "debounce") debounce(work, options, decision);
  if (decision.kind !== "start") return decision;
  for (const replaced of decision.cancels) cancelRun(work, replaced, `Replaced by run ${runId}`);
  insert(work, options, decision);
  return decision;
}

function insert(work: Work, options: StartOptions, decision: StartDecision & { kind: "start" }): void {
  const { tx, now, engine } = work;
  const { definition, event, runId, parent } = options;
  const created = engine.telemetry.createRun({ runId, functionId: definition.id }, options.traceparent);
  const limits = decision.limitKeys.length === 0 ? null : JSON.stringify(decision.limitKeys);
  // "If the `ts` time is in the future, function runs will be scheduled to start at the given time."
  const laterMs = Math.max(0, event.ts - decision.dueAt);
  const place = { dueAt: decision.dueAt + laterMs, rank: decision.rank + laterMs };
  tx.statement(insertRun).run(
    runId,
    definition.id,
    eventText(event),
    now,
    parent?.runId ?? null,
    parent?.stepId ?? null,
    options.retryOf ?? null,
    created.traceparent ?? null,
    limits,
    place.rank,
    now,
    now,
  );
  if (options.attributes) addAttributes(tx, { runId, createdAt: now }, options.attributes);
  appendTimeline(tx, runId, now, { type: "run.queued" });
  tx.afterCommit(created.queued);
  addJob(work, {
    kind: "dispatch",
    functionId: definition.id,
    runId,
    ...place,
    limits,
  });
  if (definition.timeouts.startMs !== undefined) {
    const dueAt = Math.max(now, event.ts) + definition.timeouts.startMs;
    addJob(work, { kind: "start-timeout", functionId: definition.id, runId, dueAt });
  }
  for (const { event: name, condition: expression, timeoutMs } of definition.cancelOn) {
    const expiresAt = timeoutMs === undefined ? undefined : now + timeoutMs;
    insertWait(work, { kind: "cancel", name, runId, expression, event, expiresAt });
  }
}

/** One job per function and key; the last event wins. */
function debounce(work: Work, options: StartOptions, { key, dueAt }: { key: string; dueAt: number }): void {
  const { definition, event, runId, attributes, traceparent } = options;
  work.tx
    .statement("DELETE FROM jobs WHERE run_id IS NULL AND kind = 'debounce' AND function_id = ? AND step_id = ?")
    .run(definition.id, key);
  const payload = JSON.stringify({ event, runId, attributes, traceparent });
  addJob(work, { kind: "debounce", functionId: definition.id, stepId: key, dueAt, payload });
}
