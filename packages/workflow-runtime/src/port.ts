/** Every status that a run can have; the last three are final. */
export type RunStatus = "queued" | "running" | "waiting" | "completed" | "failed" | "cancelled";

/** Which engine executes a run. */
export type EngineKind = "embedded" | "inngest";

/** Why a run or a step failed: problem details (RFC 9457) with a stable `code` and never a stack. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  /** The step that failed, by the name its author gave it. */
  readonly step?: string;
}

/** A run as the store knows it. Times are ISO 8601 in UTC. */
export interface Run {
  readonly runId: string;
  /** Id of the function, with its application's: `app-function`. */
  readonly functionId: string;
  readonly engine: EngineKind;
  readonly status: RunStatus;
  readonly isTerminal: boolean;
  /** The event that started the run. */
  readonly event: { readonly name: string; readonly data: unknown };
  readonly output?: unknown;
  readonly failure?: Failure;
  /** Why it was cancelled. */
  readonly reason?: string;
  /** Attempt of what is being executed, from 1. */
  readonly attempt: number;
  readonly currentStep?: string;
  /** What the trigger said about the run, for finding it again: tenant, invoice, … */
  readonly attributes: Readonly<Record<string, string>>;
  /** The run that this one repeats. */
  readonly retryOf?: string;
  readonly createdAt: string;
  readonly startedAt?: string;
  readonly updatedAt: string;
  readonly finishedAt?: string;
  /** Sequence of the last row of the timeline. */
  readonly sequence: number;
}

/** A step of a run, in order of completion. */
export interface Step {
  readonly id: string;
  readonly name: string;
  readonly op: string;
  readonly status: "running" | "waiting" | "completed" | "failed";
  readonly attempt: number;
  readonly output?: unknown;
  readonly failure?: Failure;
  readonly startedAt?: string;
  readonly endedAt?: string;
}

interface EventFacts {
  /** Position in the run's timeline, from 1, without gaps. */
  readonly sequence: number;
  /** ISO 8601; never earlier than the row before. */
  readonly at: string;
  /** What only operators see: until when a run waits, for which event. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** One row of a timeline. */
export type TimelineEvent = EventFacts &
  (
    | { readonly type: "run.queued" | "run.started" | "run.waiting" | "run.completed" | "run.failed" | "run.cancelled" }
    | { readonly type: "step.started" | "step.completed"; readonly step: string; readonly attempt: number }
    | {
        readonly type: "step.failed";
        readonly step: string;
        readonly attempt: number;
        readonly failure: Failure;
        readonly willRetry: boolean;
      }
  );

/** Types after which a timeline has no more rows. */
export const terminalTypes = ["run.completed", "run.failed", "run.cancelled"] as const;

export interface RunFilter {
  readonly functionId?: string;
  readonly status?: readonly RunStatus[];
  readonly attributes?: Readonly<Record<string, string>>;
  /** Only runs created at or after; ISO 8601. */
  readonly createdAfter?: string;
  readonly createdBefore?: string;
  /** Size of a page, 1 to 100; 20 by default. */
  readonly limit?: number;
  /** `nextCursor` of the page before. */
  readonly cursor?: string;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly nextCursor?: string;
}

/** What is known about runs. Reading never waits for the engine. */
export interface RunStore {
  get(runId: string): Promise<Run | null>;
  /** Newest first. */
  list(filter?: RunFilter): Promise<Page<Run>>;
  steps(runId: string): Promise<readonly Step[]>;
  /** Rows with a sequence greater than `after` (0 by default), at most `limit` (1,000 by default). */
  timeline(runId: string, after?: number, limit?: number): Promise<readonly TimelineEvent[]>;
  /**
   * Rows after `after`, then every further one as it is committed; nothing lost or doubled between the two. Ends after
   * the terminal row, when `signal` aborts, or, for a reader that falls too far behind, with `SUBSCRIBER_TOO_SLOW`.
   */
  subscribe(runId: string, after?: number, signal?: AbortSignal): AsyncIterable<TimelineEvent>;
}

export interface TriggerRequest {
  /** A ULID; made when absent. */
  readonly runId?: string;
  /** Name of the event. */
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** Names this request for 24 hours: the same key and data give the same run. */
  readonly idempotencyKey?: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

export interface TriggerReceipt {
  readonly runId: string;
  /** True when an earlier request with the same key made the run. */
  readonly deduplicated: boolean;
}

/** What of `new Inngest({ id, ...runtime.clientOptions })` makes a client speak to this runtime. */
export interface RuntimeClientOptions {
  readonly baseUrl?: string;
  readonly fetch?: typeof fetch;
  readonly isDev?: boolean;
  readonly eventKey?: string;
  readonly signingKey?: string;
  readonly middleware?: never[];
}

/** Executes durable functions; callers see runs, never the engine. */
export interface WorkflowRuntime {
  readonly kind: EngineKind;
  readonly clientOptions: RuntimeClientOptions;
  /** Registers the functions and starts executing. Refuses what the engine does not support, by name. */
  attach(client: object, functions: readonly object[]): Promise<void>;
  /** What the engine is called by; 404 to everybody in embedded mode. */
  ingress(request: Request): Promise<Response>;
  /** Resolves when the run is durably recorded, not when it has ended. */
  trigger(request: TriggerRequest): Promise<TriggerReceipt>;
  /** Ends a run before its next step. A run that has ended already: `RUN_ALREADY_FINISHED`. */
  cancel(runId: string, options?: { readonly reason?: string }): Promise<Run>;
  /** Starts a new run with the event of one that has ended. */
  retry(runId: string): Promise<TriggerReceipt>;
  readonly store: RunStore;
  /** The seeds' names for a look at a run. */
  getRunStatus(runId: string): Promise<Run | null>;
  getRunTimeline(runId: string): Promise<readonly TimelineEvent[]>;
  /** Takes no new work, waits for steps in flight (10 s by default), and closes the store. Nothing acknowledged is lost. */
  close(options?: { readonly timeoutMs?: number }): Promise<void>;
}
