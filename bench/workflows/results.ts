/** Middle and 99th percentile of what was measured, in milliseconds. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
}

/** What one engine did in one turn. */
export interface SubjectFigures {
  readonly versions: string;
  readonly durability: string;
  /** Runs taken per second, by many callers at once, while runs are executed. */
  readonly accepted?: number;
  /** The same while the runs wait behind one. */
  readonly acceptedHeld?: number;
  /** Runs of two steps, from start to end, so many at a time. */
  readonly runs: number;
  /** Between the end of a step and the begin of the next, less what plain awaits take. */
  readonly stepOverhead: Spread;
  /** From the call that starts a run to its first step, one at a time. */
  readonly firstStep: Spread;
  /** A run of 100 steps, from the call to its end. */
  readonly hundredSteps: Spread;
}

/** An engine over all turns: the medians of its figures. */
export interface SubjectResult extends SubjectFigures {
  readonly name: string;
  /** Ours divided by theirs, the median over the turns; above 1, ours does more or takes longer. */
  readonly ratios?: Readonly<
    Partial<Record<"accepted" | "runs" | "stepOverhead" | "firstStep" | "hundredSteps", number>>
  >;
}

/** A process killed with open runs, and started again. */
export interface RestartResult {
  readonly openRuns: number;
  readonly kills: number;
  /** From the start of the process to its first resumed step. */
  readonly firstStep: Spread;
  /** To the last of them. */
  readonly allSteps: Spread;
}

/** A server of event streams in a process of its own. */
export interface ConnectionsResult {
  readonly idle: number;
  /** What was wanted, when the machine allows fewer open files. */
  readonly wanted: number;
  /** Bytes of the server's resident memory, each. */
  readonly bytesEach: number;
  readonly watchers: number;
  /** From the request that makes the event to its arrival. */
  readonly delivery: Spread;
}

/** Load that does not stop. */
export interface SoakResult {
  readonly seconds: number;
  readonly runs: number;
  /** After garbage collection, over the second half: bytes of heap that each run leaves. */
  readonly heapBytesPerRun: number;
  /** Resident memory at the end divided by that at a fifth of the time. */
  readonly residentGrowth: number;
  readonly residentAtEnd: number;
}

/** Everything that was measured. */
export interface WorkflowBenchResult {
  readonly machine: { readonly cpu: string; readonly cores: number; readonly node: string; readonly platform: string };
  /** Load average per core before and after. */
  readonly load: { readonly before: number; readonly after: number };
  /** One commit of one row by SQLite alone, before and after. */
  readonly floor: { readonly before: Spread; readonly after: Spread };
  /** Ours first. */
  readonly subjects: readonly SubjectResult[];
  /** What could not be measured, and why. */
  readonly skipped: readonly string[];
  readonly restart?: RestartResult;
  readonly connections?: ConnectionsResult;
  readonly soak?: SoakResult;
}
