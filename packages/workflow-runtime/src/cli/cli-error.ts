import { WorkflowRuntimeError } from "../errors.ts";

/** What went wrong, for people and for machines. */
export interface CliProblem {
  /** Stable. */
  readonly code: string;
  readonly message: string;
  /** The file, option or run that it is about. */
  readonly where?: string;
  readonly fix: string;
}

/** Ends a command that cannot run; it is printed, and the exit code is 2. */
export class CliError extends Error {
  readonly problem: CliProblem;

  constructor(problem: CliProblem) {
    super(problem.message);
    this.name = "CliError";
    this.problem = problem;
  }
}

/** What to say of anything that was thrown; never a stack. */
export function problemOf(error: unknown): CliProblem {
  if (error instanceof CliError) return error.problem;
  if (error instanceof WorkflowRuntimeError) return { code: error.code, message: error.message, fix: error.advice };
  return {
    code: "INTERNAL_ERROR",
    message: error instanceof Error ? error.message : String(error),
    fix: "This is a defect of the command; please report it. WORKFLOW_DEBUG=1 shows where it happened.",
  };
}

export function badUsage(message: string, help: string): CliError {
  const command = help === "" ? "workflows --help" : `workflows ${help} --help`;
  return new CliError({ code: "BAD_USAGE", message, fix: `See \`${command}\`.` });
}
