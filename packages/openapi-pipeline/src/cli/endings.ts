import type { cliCodes } from "../diagnostics/codes/cli.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { DiagnosticParameters } from "../diagnostics/table.ts";

type CliCode = keyof typeof cliCodes;

/** A problem of the command line itself, as data: the diagnostics table is only loaded when there is one. */
export type CliProblem = {
  [Code in CliCode]: { readonly code: Code; readonly parameters: DiagnosticParameters<Code> };
}[CliCode];

/** Ends a command that cannot run; the command line reports the problem and exits with 2. */
export class CliError extends Error {
  readonly problem: CliProblem;

  constructor(problem: CliProblem) {
    super(problem.code);
    this.name = "CliError";
    this.problem = problem;
  }
}

/** Makes the diagnostic of a problem. */
export async function diagnoseProblem(problem: CliProblem): Promise<Diagnostic> {
  const { diagnose } = await import("../diagnostics/table.ts");
  return diagnose(problem.code, problem.parameters as never);
}

/** What the command line ends with. A command ended by a signal exits with 128 + its number, as a shell reports it. */
export const exitCodes = {
  fine: 0,
  /** Errors among the findings, or drift in `check`. */
  findings: 1,
  /** The command could not run: wrong arguments, no contracts, a folder that cannot be written. */
  unable: 2,
  SIGINT: 130,
  SIGTERM: 143,
} as const;

/** The signals that end a command. */
export type Signal = "SIGINT" | "SIGTERM";

/** The reason of an abort: the command was told to stop. */
export class Interruption extends Error {
  readonly signal: Signal;

  constructor(signal: Signal) {
    super(`stopped by ${signal}`);
    this.name = "Interruption";
    this.signal = signal;
  }
}
