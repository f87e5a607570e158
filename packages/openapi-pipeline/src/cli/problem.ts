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
