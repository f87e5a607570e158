import type { RunStatus } from "@rawr/workflow-runtime/internals";
import { appendTimeline, type Transaction } from "@rawr/workflow-runtime/internals";
import { defaultSilenceMs, ledger } from "../ledger/ledger.ts";

/** The event that started a run, as the server hands it to the SDK. */
export interface StartingEvent {
  readonly id?: string;
  readonly name: string;
  readonly data?: unknown;
  readonly ts?: number;
  readonly user?: unknown;
}

/** What every report about a run says. */
export interface RunFacts {
  /** The server's id of the run. */
  readonly serverRunId: string;
  /** With the application's id: `app-function`. */
  readonly functionId: string;
  readonly event: StartingEvent;
}

export interface RunRow {
  readonly runId: string;
  readonly status: RunStatus;
}

export interface NewRun {
  readonly runId: string;
  readonly functionId: string;
  readonly event: StartingEvent;
  readonly createdAt: number;
  readonly serverRunId?: string;
  readonly retryOf?: string;
}

const final: ReadonlySet<RunStatus> = new Set<RunStatus>(["completed", "failed", "cancelled"]);

export const isOver = ({ status }: Pick<RunRow, "status">): boolean => final.has(status);

export function insertRun(tx: Transaction, now: number, run: NewRun): void {
  const { runId, functionId, createdAt, serverRunId = null, retryOf = null } = run;
  const event = JSON.stringify({ ...run.event, data: run.event.data ?? {} });
  tx.statement(
    `INSERT INTO runs (run_id, function_id, engine, engine_run_id, status, event, last_at, retry_of, created_at, updated_at)
     VALUES (:runId, :functionId, 'inngest', :serverRunId, 'queued', :event, :createdAt, :retryOf, :createdAt, :createdAt)`,
  ).run({ runId, functionId, serverRunId, event, createdAt, retryOf });
  appendTimeline(tx, runId, now, { type: "run.queued", at: createdAt });
}

const select = "SELECT run_id AS runId, status FROM runs";

export function runByServerId(tx: Transaction, serverRunId: string): RunRow | undefined {
  return tx.statement(`${select} WHERE engine_run_id = ? AND engine = 'inngest'`).get(serverRunId) as
    | RunRow
    | undefined;
}

/** On either engine. */
export function runExists(tx: Transaction, runId: string): boolean {
  return tx.statement("SELECT 1 FROM runs WHERE run_id = ?").get(runId) !== undefined;
}

/**
 * The row of a run that the server tells of: the one that is bound to it; or the one that this process recorded when
 * it sent the event (its data carries our `runId`), which is bound to it now; or a new one.
 */
export function runOf(tx: Transaction, now: number, facts: RunFacts): RunRow {
  const known = runByServerId(tx, facts.serverRunId);
  if (known) return known;
  const wanted = wantedRunId(facts.event);
  if (wanted !== undefined) {
    const bound = tx
      .statement(
        `UPDATE runs SET engine_run_id = :serverRunId WHERE run_id = :wanted AND engine = 'inngest'
         AND engine_run_id IS NULL AND function_id = :functionId RETURNING run_id AS runId, status`,
      )
      .get({ serverRunId: facts.serverRunId, wanted, functionId: facts.functionId });
    if (bound) return bound as unknown as RunRow;
  }
  const runId = wanted === undefined || runExists(tx, wanted) ? facts.serverRunId : wanted;
  insertRun(tx, now, { ...facts, runId, createdAt: Math.min(facts.event.ts ?? now, now) });
  ledger.watch(tx, runId, { eventId: facts.event.id ?? null, dueAt: now + defaultSilenceMs });
  return { runId, status: "queued" };
}

/** The id that the sender of an event gave the run that it starts. */
export function wantedRunId({ data }: Pick<StartingEvent, "data">): string | undefined {
  const runId = typeof data === "object" && data !== null && "runId" in data ? data.runId : undefined;
  return typeof runId === "string" && /^[\w-]{1,64}$/.test(runId) ? runId : undefined;
}
