import { type Clock, type Committer, WorkflowRuntimeError } from "@rawr/workflow-runtime/internals";
import type { InngestApi, ServerRun } from "../connection/inngest-api.ts";
import { keepError } from "../projection/failure.ts";
import { type RunEnd, runEnds } from "../projection/run-progress.ts";
import type { StartingEvent } from "../projection/run-row.ts";
import { type Deliver, isRefusal } from "./courier.ts";
import { fillSteps } from "./fill-steps.ts";
import { type Duty, type LedgerRow, ledger } from "./ledger.ts";
import { readTracked, type TrackedRun } from "./tracked-run.ts";

export interface DeliveryOptions {
  readonly committer: Committer;
  readonly clock: Clock;
  readonly api: InngestApi;
  /** How long a run may be silent before the server is asked, in milliseconds. */
  readonly silenceMs: number;
  /** Whether a function's options may let an event start nothing, or later. */
  readonly mayDrop: (functionId: string) => boolean;
}

/** An event that the server refuses this often is refused for good: its first refusals may be its own trouble. */
const refusalsForGood = 10;
/** After this time without a run there will be none: the server keeps an event's id for a day. */
const dayMs = 24 * 3_600_000;
const longestSilenceMs = 15 * 60_000;

/** What each duty of the ledger asks for. */
export function createDeliveries({
  committer,
  clock,
  api,
  silenceMs,
  mayDrop,
}: DeliveryOptions): Readonly<Record<Duty, Deliver>> {
  const read = (runId: string) => committer.read((tx) => readTracked(tx, runId));

  async function send(row: LedgerRow): Promise<void> {
    const run = read(row.runId);
    if (!run) return committer.commit((tx) => ledger.dismiss(tx, row.runId));
    // The server has called for it: only its acknowledgement was lost.
    if (run.serverRunId !== null) return kept(row, run.eventId);
    try {
      const eventId = await api.send(outgoing(run));
      await kept(row, eventId);
    } catch (error) {
      if (!isRefusal(error) || row.tries + 1 < refusalsForGood) throw error;
      const { failure } = keepError({ code: "EVENT_REFUSED", message: (error as Error).message });
      await end(run, { status: "failed", failure, stack: null });
    }
  }

  const kept = (row: LedgerRow, eventId: string): Promise<void> =>
    committer.commit((tx, now) => ledger.watch(tx, row.runId, { eventId, dueAt: now + silenceMs }));

  async function watch(row: LedgerRow): Promise<void> {
    const run = read(row.runId);
    if (!run || run.isOver) return committer.commit((tx) => ledger.dismiss(tx, row.runId));
    const quietUntil = run.lastAt + silenceMs;
    if (row.tries === 0 && quietUntil > clock.now()) {
      return committer.commit((tx) => ledger.watch(tx, row.runId, { eventId: null, dueAt: quietUntil }));
    }
    const runs = await api.runsOfEvent(row.eventId ?? run.eventId);
    const told = await ownRun(run, runs);
    if (told) await believe(run, told);
    else if (runs.length === 0 && isLost(run)) await api.send(outgoing(run));
    const pause = Math.min(silenceMs * 2 ** row.tries, longestSilenceMs);
    await committer.commit((tx, now) => ledger.postpone(tx, row.runId, now + pause));
  }

  async function cancel(row: LedgerRow): Promise<void> {
    const run = read(row.runId);
    const told = run && (await ownRun(run, await api.runsOfEvent(row.eventId ?? run.eventId)));
    if (told && (told.status === "queued" || told.status === "running" || told.status === "unknown")) {
      await api.cancel(told.id);
    } else if (run && !told && clock.now() - run.createdAt < dayMs) {
      throw new WorkflowRuntimeError("RUN_NOT_FOUND", "The server has not started the run yet.");
    }
    await committer.commit((tx) => ledger.dismiss(tx, row.runId));
  }

  /** The server's run that is ours: the one bound to it, or the one of our function that our event started. */
  async function ownRun(run: TrackedRun, runs: readonly ServerRun[]): Promise<ServerRun | undefined> {
    if (run.serverRunId !== null) return runs.find(({ id }) => id === run.serverRunId);
    const free = runs.filter(({ id }) => !committer.read((tx) => isBound(tx, id)));
    for (const candidate of free) {
      if (runs.length === 1 || isSameFunction(await api.functionOfRun(candidate.id), run.functionId)) {
        await committer.commit((tx) => bind(tx, run.runId, candidate.id));
        return candidate;
      }
    }
    return undefined;
  }

  /**
   * True for an event that came before the server knew the function: it is forgotten there, and may be sent again. Not
   * so where the function's own limits let events go.
   */
  const isLost = ({ functionId, serverRunId, status, createdAt }: TrackedRun): boolean =>
    serverRunId === null && status === "queued" && !mayDrop(functionId) && clock.now() - createdAt < dayMs / 2;

  async function believe(run: TrackedRun, told: ServerRun): Promise<void> {
    const steps = await api.stepsOfRun(told.id).catch(() => []);
    await committer.commit((tx, now) => {
      const current = readTracked(tx, run.runId);
      if (!current || current.isOver) return;
      fillSteps(tx, now, current, steps);
      const end = endOf(told);
      if (end) runEnds(tx, now, readTracked(tx, run.runId) ?? current, { end, at: told.endedAt });
    });
  }

  const end = (run: TrackedRun, how: RunEnd): Promise<void> =>
    committer.commit((tx, now) => {
      const current = readTracked(tx, run.runId);
      if (current) runEnds(tx, now, current, { end: how });
    });

  return { send, watch, cancel };
}

function outgoing({ runId, event, createdAt }: TrackedRun) {
  const { name, data, ts = createdAt } = event;
  // The id of the run, not the caller's key: the store answers for the key, and a new day may use it again.
  return { id: runId, name, data: { ...(data as StartingEvent["data"] & object), runId }, ts };
}

function endOf({ status, output }: ServerRun): RunEnd | undefined {
  if (status === "completed") return { status, output };
  if (status === "failed") return { status, ...keepError(output) };
  return status === "cancelled" ? { status } : undefined;
}

type Read = Parameters<Parameters<Committer["read"]>[0]>[0];

function isBound(tx: Read, serverRunId: string): boolean {
  return tx.statement("SELECT 1 FROM runs WHERE engine_run_id = ?").get(serverRunId) !== undefined;
}

function bind(tx: Read, runId: string, serverRunId: string): void {
  tx.statement("UPDATE runs SET engine_run_id = ? WHERE run_id = ? AND engine_run_id IS NULL").run(serverRunId, runId);
}

/** The server spells a function with or without its application. */
const isSameFunction = (told: string | undefined, id: string): boolean =>
  told !== undefined && (told === id || id.endsWith(`-${told}`));
