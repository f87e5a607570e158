import type { CommandCost } from "./commands.ts";
import type { SchemaResult } from "./schemas.ts";

/** One pair of documents. */
export interface PairResult {
  readonly name: string;
  readonly operations: number;
  readonly edits: number;
  /** Of the library, on parsed documents. */
  readonly seconds: number;
  readonly findings: number;
  readonly changedLocations: number;
  readonly undecided: number;
  /** Milliseconds of the schema questions that found something. */
  readonly locations: { readonly median: number; readonly p95: number } | undefined;
  /** Both as commands that read files. */
  readonly ours: CommandCost;
  readonly oasdiff: CommandCost | undefined;
}

/** Everything that was measured. */
export interface DiffBenchResult {
  readonly pairs: readonly PairResult[];
  readonly schemas: readonly SchemaResult[] | undefined;
}
