import type { Spread, WorkflowBenchResult } from "../workflows/results.ts";

/** What the callers of a load have seen, in milliseconds from the time that was planned. */
export interface LoadFigures {
  readonly seconds: number;
  readonly trigger?: Spread;
  readonly read?: Spread;
  /** How much later than planned requests were sent; part of the times above. */
  readonly late: Spread;
  /** Processor time of the load generator, as a part of one core. */
  readonly clientCpu: number;
}

/** A server under load, and afterwards with reads alone. */
export interface LoadResult {
  readonly subject: string;
  readonly triggersPerSecond: number;
  readonly readsPerSecond: number;
  readonly together: LoadFigures;
  readonly alone: LoadFigures;
  /** Processor time of the server during the load, as a part of one core. */
  readonly serverCpu: number;
  /** Runs that had ended when the load ended, of so many. */
  readonly ended: number;
  readonly runs: number;
  /** Milliseconds until the others had ended. */
  readonly drained: number;
}

/** One request at a time, in turns; milliseconds. */
export interface OverheadResult {
  readonly turns: number;
  readonly requests: number;
  /** A route that answers constant bytes: bare, and in the host with each kind of credential. */
  readonly bare: number;
  readonly token: Difference;
  readonly session: Difference;
  /** The status of a run, from each server. */
  readonly status: Readonly<Record<string, number>>;
}

/** Median of a request, and the median of the differences to the bare route in the same turn. */
export interface Difference {
  readonly median: number;
  readonly more: number;
}

/** A script of the page, in bytes. */
export interface Script {
  readonly path: string;
  /** Whether it was asked for before the list of invoices had come: the page needs it to be of use. */
  readonly initial: boolean;
  readonly gzip: number;
  /** As it came, with the encoding that the host chose. */
  readonly sent: number;
}

/** The console's page in a browser whose network and processor are slowed. */
export interface PageResult {
  readonly browser: string;
  readonly loads: number;
  /** Every script that was asked for until the network was quiet. */
  readonly scripts: readonly Script[];
  /** Milliseconds, each load. */
  readonly lcp: readonly number[];
  readonly lcpElement: string;
  readonly cls: readonly number[];
  /** Milliseconds until the first invoice was shown. */
  readonly list: readonly number[];
}

/** From the start of a process to its ready line, in milliseconds. */
export interface StartResult {
  readonly times: number;
  /** Of `npm start` on an empty state folder. */
  readonly first: Spread;
  /** Of `npm start` on what is there. */
  readonly second: Spread;
  /** The same without npm. */
  readonly withoutNpm: Spread;
}

/** Everything that was measured. */
export interface SystemBenchResult extends Pick<WorkflowBenchResult, "machine" | "load" | "floor"> {
  readonly page?: PageResult;
  /** The host first. */
  readonly loads?: readonly LoadResult[];
  readonly overhead?: OverheadResult;
  readonly start?: StartResult;
  /** What could not be measured, and why. */
  readonly skipped: readonly string[];
}
