import { createHash } from "node:crypto";
import type { TriggerReceipt, TriggerRequest } from "@rawr/workflow-runtime/internals";
import {
  addAttributes,
  type Clock,
  type Committer,
  isUlid,
  type Transaction,
  WorkflowRuntimeError,
} from "@rawr/workflow-runtime/internals";
import { canonical } from "../connection/canonical.ts";
import { ledger } from "../ledger/ledger.ts";
import { insertRun, runExists } from "../projection/run-row.ts";
import { type RegisteredFunction, startedBy } from "./functions.ts";

export interface PreparedTrigger extends Omit<TriggerRequest, "runId"> {
  readonly runId: string;
  readonly retryOf?: string;
}

/** The server's own limit is 512 kB on its free plan; beyond a megabyte an event is a mistake everywhere. */
const maxEventBytes = 1024 * 1024;
/** A server that has been away this long is a matter for people, and so are the requests. */
const maxUnsent = 10_000;
const dayMs = 24 * 3_600_000;

/** Refuses more than a server that is away can be owed; counts once a second, so the bound is a rough one. */
export function createBacklogLimit(committer: Committer, clock: Clock): () => void {
  let counted = { at: Number.NEGATIVE_INFINITY, unsent: 0 };
  return () => {
    const now = clock.now();
    if (Math.abs(now - counted.at) > 1_000) counted = { at: now, unsent: committer.read(ledger.unsent) };
    const { unsent } = counted;
    if (unsent < maxUnsent) return;
    const message = `The Inngest server has not taken ${unsent} events; no more are accepted until it does.`;
    throw new WorkflowRuntimeError("ENGINE_UNREACHABLE", message, { details: { unsent } });
  };
}

/** Refuses what no engine would take. */
export function checkTrigger({ runId, name, data, idempotencyKey }: PreparedTrigger): void {
  const refuse = (message: string) => {
    throw new WorkflowRuntimeError("INVALID_TRIGGER", message);
  };
  if (!isUlid(runId)) refuse(`The run's id ${JSON.stringify(runId)} is no ULID.`);
  if (typeof name !== "string" || name === "") refuse("The event has no name.");
  if (name.startsWith("inngest/")) refuse(`The event's name ${name} is reserved for the server.`);
  if (typeof data !== "object" || data === null || Array.isArray(data)) refuse("The event's data is no object.");
  if (idempotencyKey === "") refuse("The idempotency key is empty.");
  const bytes = Buffer.byteLength(JSON.stringify(data));
  if (bytes > maxEventBytes) {
    const message = `The event's data has ${bytes} bytes; ${maxEventBytes} are allowed.`;
    throw new WorkflowRuntimeError("EVENT_TOO_LARGE", message, { details: { bytes, maxBytes: maxEventBytes } });
  }
}

/** Writes the run and the duty to send its event, in one transaction: what is acknowledged is never lost. */
export function recordTrigger(
  tx: Transaction,
  now: number,
  trigger: PreparedTrigger,
  functions: readonly RegisteredFunction[],
): TriggerReceipt {
  const { runId, name, data, attributes = {}, retryOf } = trigger;
  const known = earlier(tx, now, trigger);
  if (known !== undefined) return { runId: known, deduplicated: true };
  const event = { id: runId, name, data: { ...data, runId }, ts: now };
  const functionId = startedBy(functions, event);
  if (functionId === undefined) {
    throw new WorkflowRuntimeError("NO_FUNCTION", `No function is triggered by ${name}.`, { details: { event: name } });
  }
  if (runExists(tx, runId)) {
    throw new WorkflowRuntimeError("INVALID_TRIGGER", `There is a run ${runId} already.`, { details: { runId } });
  }
  insertRun(tx, now, { runId, functionId, event, createdAt: now, ...(retryOf !== undefined && { retryOf }) });
  addAttributes(tx, { runId, createdAt: now }, attributes);
  ledger.owe(tx, runId, now);
  return { runId, deduplicated: false };
}

/**
 * The run that an earlier request with this key made, in the last 24 hours; records the key otherwise. The embedded
 * engine keeps its keys in the same way, so that a key holds across a change of engine.
 */
function earlier(tx: Transaction, now: number, trigger: PreparedTrigger): string | undefined {
  const { idempotencyKey: key, runId, name, data } = trigger;
  if (key === undefined) return undefined;
  const fingerprint = createHash("sha256")
    .update(canonical([name, data]))
    .digest("base64url");
  const sql = "SELECT run_id, fingerprint FROM idempotency WHERE scope = 'trigger' AND key = ? AND expires_at > ?";
  const row = tx.statement(sql).get(key, now) as { run_id: string; fingerprint: string } | undefined;
  if (row === undefined) {
    tx.statement("INSERT OR REPLACE INTO idempotency VALUES ('trigger', ?, ?, ?, ?)").run(
      key,
      runId,
      fingerprint,
      now + dayMs,
    );
    return undefined;
  }
  if (row.fingerprint === fingerprint) return row.run_id;
  const message = `The idempotency key ${JSON.stringify(key)} was used for another request.`;
  throw new WorkflowRuntimeError("IDEMPOTENCY_KEY_REUSED", message, { details: { runId: row.run_id } });
}
