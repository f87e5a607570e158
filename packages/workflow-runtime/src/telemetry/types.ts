import type { RunStatus } from "../port.ts";
import type { IncidentCode } from "./incidents.ts";

/** W3C `traceparent`. Runs outlive processes, so that spans are parted by text and never by objects. */
export type Traceparent = string;

/** What telemetry may know of a run: ids and names, never data. */
export interface RunFacts {
  readonly runId: string;
  /** With the application's id: `app-function`. */
  readonly functionId: string;
  /** What `createRun` answered, from the run's row. */
  readonly traceparent?: Traceparent | undefined;
}

/** A run that is about to be written. */
export interface CreatedRun {
  /** Kept with the run (`runs.traceparent`); undefined when nobody traces. */
  readonly traceparent: Traceparent | undefined;
  /** To be called after the commit; a run whose transaction rolled back leaves no trace. */
  queued(): void;
}

/** A run that has ended; times in milliseconds since 1970. */
export interface EndedRun extends RunFacts {
  readonly status: Extract<RunStatus, "completed" | "failed" | "cancelled">;
  readonly createdAt: number;
  readonly startedAt?: number | undefined;
  readonly finishedAt: number;
  /** `failure.code`. */
  readonly code?: string | undefined;
}

/** One attempt of a step that has ended; times in milliseconds since 1970. */
export interface EndedStep {
  readonly run: RunFacts;
  /** The name that its author gave it. */
  readonly name: string;
  /** The SDK's: `StepRun`, `Sleep`, `WaitForEvent`, `InvokeFunction`, … */
  readonly op: string;
  /** From 1. */
  readonly attempt: number;
  /** `retrying`: failed, and another attempt follows. */
  readonly outcome: "completed" | "failed" | "retrying";
  readonly startedAt: number;
  readonly endedAt: number;
  readonly code?: string | undefined;
  /** Of the dispatch that executed it; absent for sleeps and waits, which belong to the run. */
  readonly traceparent?: Traceparent | undefined;
}

/** A call of the SDK. */
export interface StartedDispatch {
  readonly run: RunFacts;
  readonly jobId: number;
  /** From 1. */
  readonly attempt: number;
  /** The step that is executed alone, when there is one. */
  readonly step?: string | undefined;
  /** How long after its due time the job started. */
  readonly lagMs: number;
}

/** A call of the SDK while it lasts. */
export interface Dispatch {
  /** Goes into the call's headers and into `EndedStep.traceparent`; undefined when nobody traces. */
  readonly traceparent: Traceparent | undefined;
  /** Runs `call` so that spans of user code nest in the dispatch's. */
  within<T>(call: () => T): T;
  /** `thrown`: the handler did not answer. `stale`: its generation had passed. */
  ended(outcome: "answered" | "thrown" | "stale", code?: string): void;
}

/** What is counted when somebody asks, and never between. */
export interface Levels {
  /** Jobs that are due and not leased. */
  readonly queued: number;
  /** Calls of the SDK in flight. */
  readonly dispatching: number;
  /** Age of the oldest job that is due, in milliseconds. */
  readonly lagMs: number;
}

/** Facts of an incident: ids, names, codes, numbers. Other keys are dropped, long texts are cut. */
export interface IncidentFacts {
  readonly runId?: string | undefined;
  readonly functionId?: string | undefined;
  readonly step?: string | undefined;
  readonly attempt?: number | undefined;
  readonly jobId?: number | undefined;
  readonly generation?: number | undefined;
  readonly kind?: string | undefined;
  readonly status?: string | number | undefined;
  readonly code?: string | undefined;
  readonly count?: number | undefined;
  readonly bytes?: number | undefined;
  readonly durationMs?: number | undefined;
  readonly file?: string | undefined;
  /** Only its `code` or class is told; a message may hold data. */
  readonly error?: unknown;
}

/**
 * What the engine tells about itself. Nothing here throws, waits, or sees event data, inputs, outputs, messages of
 * errors or stacks. All calls but `caller`, `createRun` and `dispatchStarted` come after the commit of what they tell.
 */
export interface Telemetry {
  /** The span that is active right now. Ask synchronously in `trigger`: a transition runs in another context. */
  caller(): Traceparent | undefined;
  /** Inside the transition that inserts the run. `parent` is `caller()`, or the traceparent of the invoking run. */
  createRun(run: RunFacts, parent?: Traceparent): CreatedRun;
  /** The first dispatch of a run begins. */
  runStarted(run: RunFacts, waitedMs: number): void;
  runEnded(run: EndedRun): void;
  dispatchStarted(dispatch: StartedDispatch): Dispatch;
  stepEnded(step: EndedStep): void;
  /** A COMMIT is durable: how long it took, and how many transitions shared it. */
  committed(durationMs: number, transitions: number): void;
  /** +1 when somebody subscribes, -1 when they leave. */
  subscribers(change: 1 | -1): void;
  /** Names the source of levels; the returned function forgets it (at close). */
  observe(levels: () => Levels): () => void;
  /** Something that an operator may want to know. */
  note(code: IncidentCode, facts?: IncidentFacts): void;
}
