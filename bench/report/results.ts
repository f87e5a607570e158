/** What one command cost over its repeats. */
export interface Cost {
  /** Median wall clock seconds. */
  readonly seconds: number;
  /** Median processor seconds, all threads and Node processes. */
  readonly cpuSeconds: number;
  /** Largest peak of a single Node process, bytes. */
  readonly largestProcess: number;
  /** Largest sum of the peaks of its Node processes, bytes. */
  readonly allProcesses: number;
}

/** A tool of the chain with its cost. */
export interface StepCost extends Cost {
  readonly name: string;
}

/** The pipeline and the chain at one size. */
export interface SizeResult {
  readonly operations: number;
  readonly repeats: number;
  /** Bytes of the document that the stock generator writes; absent when the chain was left out. */
  readonly documentBytes?: number;
  /** Absent when the chain was left out. */
  readonly chain?: { readonly steps: readonly StepCost[]; readonly total: Cost };
  /** Absent when only the chain was asked for. */
  readonly ours?: OurResult;
  /** Median over the repeats of cold build ÷ chain, each pair measured one after the other. */
  readonly ratio?: number;
}

/** What the pipeline's own builds cost. */
export interface OurResult {
  /** The first build on a machine: no artifacts, no cache of the pipeline's, none of Node's compiled code. */
  readonly cold: Cost;
  /** No artifacts, no cache of the pipeline's; Node's compiled code is there. */
  readonly full: Cost;
  /** Nothing changed. */
  readonly noop: Cost;
  /** One operation's body got one more field. */
  readonly changed: Cost;
  /** Node started, the author's files hashed, nothing else. */
  readonly floor: Cost;
}

/** Both linters over one public document, stock and ours. */
export interface LintResult {
  readonly document: string;
  readonly bytes: number;
  readonly stock: readonly StepCost[];
  readonly ours?: Cost;
}

/** Everything one run of the benchmark measured. */
export interface BenchResult {
  readonly machine: { readonly cpu: string; readonly cores: number; readonly node: string; readonly platform: string };
  /** One-minute load average at the start and at the end, divided by the number of cores: above 0.5, somebody else was at work. */
  readonly load: { readonly before: number; readonly after: number };
  readonly sizes: readonly SizeResult[];
  readonly lint?: LintResult;
}
