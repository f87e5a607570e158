import type { EngineKind, Failure, Run, RunStatus, Step, TimelineEvent } from "../port.ts";

/** A row of `runs`, without what the store does not tell. */
export interface RunRow {
  readonly run_id: string;
  readonly function_id: string;
  readonly engine: EngineKind;
  readonly status: RunStatus;
  readonly event: string;
  readonly output: string | null;
  readonly failure: string | null;
  readonly reason: string | null;
  readonly attempt: number;
  readonly current_step: string | null;
  readonly retry_of: string | null;
  readonly created_at: number;
  readonly started_at: number | null;
  readonly updated_at: number;
  readonly finished_at: number | null;
  readonly sequence: number;
}

export interface StepRow {
  readonly step_id: string;
  readonly name: string;
  readonly op: string;
  readonly status: Step["status"];
  readonly attempt: number;
  readonly memo: string | null;
  readonly failure: string | null;
  readonly started_at: number | null;
  readonly ended_at: number | null;
}

export interface TimelineRow {
  readonly sequence: number;
  readonly at: number;
  readonly type: TimelineEvent["type"];
  readonly step: string | null;
  readonly attempt: number | null;
  readonly data: string | null;
}

export const isTerminalStatus = (status: RunStatus): boolean =>
  status === "completed" || status === "failed" || status === "cancelled";

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();

export function toRun(row: RunRow, attributes: Readonly<Record<string, string>>): Run {
  const event = JSON.parse(row.event) as Run["event"];
  return {
    runId: row.run_id,
    functionId: row.function_id,
    engine: row.engine,
    status: row.status,
    isTerminal: isTerminalStatus(row.status),
    event: { name: event.name, data: event.data },
    ...(row.output !== null && { output: JSON.parse(row.output) as unknown }),
    ...(row.failure !== null && { failure: JSON.parse(row.failure) as Failure }),
    ...(row.reason !== null && { reason: row.reason }),
    attempt: row.attempt,
    ...(row.current_step !== null && { currentStep: row.current_step }),
    attributes,
    ...(row.retry_of !== null && { retryOf: row.retry_of }),
    createdAt: iso(row.created_at),
    ...(row.started_at !== null && { startedAt: iso(row.started_at) }),
    updatedAt: iso(row.updated_at),
    ...(row.finished_at !== null && { finishedAt: iso(row.finished_at) }),
    sequence: row.sequence,
  };
}

export function toStep(row: StepRow): Step {
  const output = outputOf(row);
  return {
    id: row.step_id,
    name: row.name,
    op: row.op,
    status: row.status,
    attempt: row.attempt,
    ...(output !== undefined && { output }),
    ...(row.failure !== null && { failure: JSON.parse(row.failure) as Failure }),
    ...(row.started_at !== null && { startedAt: iso(row.started_at) }),
    ...(row.ended_at !== null && { endedAt: iso(row.ended_at) }),
  };
}

/** A memo is what the SDK is given back: an event as it came, anything else in an envelope, null for nothing. */
function outputOf({ memo, op }: StepRow): unknown {
  if (memo === null) return undefined;
  const value = JSON.parse(memo) as unknown;
  if (value === null) return undefined;
  return op === "WaitForEvent" ? value : (value as { readonly data?: unknown }).data;
}

export function toTimelineEvent(row: TimelineRow): TimelineEvent {
  const data = row.data === null ? {} : (JSON.parse(row.data) as object);
  return {
    sequence: row.sequence,
    at: iso(row.at),
    type: row.type,
    ...(row.step !== null && { step: row.step }),
    ...(row.attempt !== null && { attempt: row.attempt }),
    ...data,
  } as TimelineEvent;
}
