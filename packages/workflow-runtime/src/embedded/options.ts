import type { WorkflowDatabase } from "../database/open-database.ts";
import type { Clock } from "../database/types.ts";
import type { Limits } from "../engine/context.ts";
import type { Handler } from "../engine/functions.ts";
import type { Logger } from "../telemetry/logger.ts";

/** What an embedded runtime may be told. */
export interface EmbeddedRuntimeOptions {
  /** The SQLite file; made when absent, its folder must exist. */
  readonly file?: string;
  /** An opened database instead of a file; it is not closed by the runtime. */
  readonly database?: WorkflowDatabase;
  /** `full` (the default) survives power loss; `normal` is faster and survives crashes of the process. */
  readonly synchronous?: "full" | "normal";
  /** Calls in flight in all; 50 by default. */
  readonly concurrency?: number;
  /** Milliseconds before the second attempt, the third, …; the last one repeats. Inngest's by default. */
  readonly retryDelays?: readonly number[];
  /** Bytes: 4 MiB for the output of a step, 32 MiB for all outputs of a run, 1 MiB for an event. */
  readonly limits?: Partial<Limits>;
  /** Runs that ended so many milliseconds ago are deleted; never by default. */
  readonly retention?: { readonly olderThanMs: number; readonly keep?: number };
  /** A step that does not return within so many milliseconds has failed; never by default. */
  readonly stepTimeoutMs?: number;
  /** Ends what is there and starts nothing new: events only wake and cancel runs, `trigger` refuses. */
  readonly drain?: boolean;
  /** False when somebody else carries out what other processes leave in table `commands`. */
  readonly commands?: boolean;
  /** Where to log; JSON lines on standard error, from warnings on, by default. */
  readonly logger?: Logger;
  /** For tests only. */
  readonly seams?: Partial<Seams>;
}

/** What tests put in place of the world. */
export interface Seams {
  readonly clock: Clock;
  /** From 0 to 1. */
  readonly random: () => number;
  /** Which of several functions that may run is next. */
  readonly choose: (count: number) => number;
  /** Called after each COMMIT, before anybody is told; throwing stops the engine as a kill would. */
  readonly onCommit: (commits: number) => void;
  /** Around the SDK's handler. */
  readonly wrapHandler: (handler: Handler) => Handler;
}

/** Inngest's: 15 s, 30 s, 1 m, 2 m, 5 m, 10 m, 20 m, 40 m, 1 h, 2 h. */
export const inngestRetryDelays: readonly number[] = [15, 30, 60, 120, 300, 600, 1_200, 2_400, 3_600, 7_200].map(
  (seconds) => seconds * 1_000,
);

export const defaultLimits: Limits = { stepOutput: 4 * 2 ** 20, runState: 32 * 2 ** 20, event: 2 ** 20 };
