import type { WorkflowRuntimeError } from "@rawr/workflow-runtime";

/** Stable names of what keeps `npm start` from starting. */
export type StartErrorCode =
  | "BAD_USAGE"
  | "BUILD_FAILED"
  | "CONFIG_INVALID"
  | "PORT_IN_USE"
  | "ADDRESS_UNAVAILABLE"
  | "STATE_FOLDER_FOREIGN"
  | "STATE_FOLDER_UNUSABLE";

/** What went wrong, for people and for machines. */
export interface StartProblem {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
}

/** Ends a start; it is printed, and the exit code is 2. */
export class StartError extends Error {
  override readonly name = "StartError";
  readonly code: StartErrorCode;
  readonly fix: string;

  constructor(code: StartErrorCode, message: string, fix: string) {
    super(message);
    this.code = code;
    this.fix = fix;
  }
}

/** What to say of anything that was thrown; never a stack. */
export function startProblemOf(error: unknown): StartProblem {
  if (error instanceof StartError) return { code: error.code, message: error.message, fix: error.fix };
  if (isRuntimeError(error)) return runtimeProblem(error);
  return {
    code: "INTERNAL_ERROR",
    message: error instanceof Error ? error.message : String(error),
    fix: "This is a defect; please report it. RAWR_DEBUG=1 shows where it happened.",
  };
}

/** By its name: a start that fails early has not loaded the runtime, and need not. */
function isRuntimeError(error: unknown): error is WorkflowRuntimeError {
  return error instanceof Error && error.name === ("WorkflowRuntimeError" satisfies WorkflowRuntimeError["name"]);
}

function runtimeProblem({ code, message, advice, details }: WorkflowRuntimeError): StartProblem {
  const pid = details["pid"];
  if (code !== "DATABASE_IN_USE" || typeof pid !== "number" || pid === 0) return { code, message, fix: advice };
  return { code, message, fix: `Stop it with \`kill ${pid}\`, or keep apart from it: npm start -- --state <folder>` };
}
