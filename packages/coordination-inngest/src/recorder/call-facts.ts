import type { StartingEvent } from "../projection/run-row.ts";

/** What a call of the server says about itself, before anybody has checked its signature. */
export interface CallFacts {
  readonly serverRunId: string;
  readonly functionId: string;
  /** Names this call; the SDK's retries of its answer have the same. */
  readonly callId: string;
  /** Of what is executed, from 1. */
  readonly attempt: number;
  readonly event: StartingEvent;
  /** By hashed id, what steps that are done gave. */
  readonly memos: Readonly<Record<string, unknown>>;
}

type Fields = Readonly<Record<string, unknown>>;

const fields = (value: unknown): Fields => (typeof value === "object" && value !== null ? (value as Fields) : {});

/** Reads a call; `undefined` when it is none of a run (a sync, a probe, nonsense). */
export function readCall(url: URL, body: unknown): CallFacts | undefined {
  const functionId = url.searchParams.get("fnId");
  const { ctx, event, steps } = fields(body);
  const { run_id: serverRunId, request_id, attempt } = fields(ctx);
  const { name } = fields(event);
  if (functionId === null || typeof serverRunId !== "string" || typeof name !== "string") return undefined;
  return {
    serverRunId,
    functionId,
    callId: typeof request_id === "string" && request_id !== "" ? request_id : `${serverRunId}/${attempt}`,
    attempt: (typeof attempt === "number" ? attempt : 0) + 1,
    event: event as StartingEvent,
    memos: fields(steps),
  };
}

/** A step that the answer asks the server to wait for. */
export interface Wait {
  readonly stepId: string;
  readonly name: string;
  readonly op: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** The waits in the SDK's answer to a call. */
export function readWaits(status: number, body: string): readonly Wait[] {
  if (status !== 206) return [];
  const ops: unknown = JSON.parse(body);
  return Array.isArray(ops) ? ops.flatMap(readWait) : [];
}

function readWait(value: unknown): readonly Wait[] {
  const { id, op, name, displayName, opts } = fields(value);
  const { timeout, signal, function_id: functionId, event } = fields(opts);
  if (typeof id !== "string" || typeof op !== "string") return [];
  const detail = details({ op, name, timeout, signal, functionId, event });
  return detail === undefined ? [] : [{ stepId: id, name: String(displayName ?? name ?? id), op, detail }];
}

function details({ op, name, timeout, signal, functionId, event }: Fields): Fields | undefined {
  switch (op) {
    case "Sleep":
      return { for: name };
    case "WaitForEvent":
      return { event: event ?? name, timeout };
    case "WaitForSignal":
      return { signal, timeout };
    case "InvokeFunction":
      return { function: functionId };
    default:
      return undefined;
  }
}
