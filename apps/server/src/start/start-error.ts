import type { WorkflowRuntimeError } from "@rawr/workflow-runtime";

/** Stable names of what keeps `npm start` from starting. */
export type StartErrorCode =
  | "BAD_USAGE"
  | "BUILD_FAILED"
  | "CONFIG_INVALID"
  | "PORT_IN_USE"
  | "ADDRESS_UNAVAILABLE"
  | "SEED_FAILED"
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

/** What to do about errors of the host that say what is wrong. */
const fixes: Readonly<Record<string, string>> = {
  BUNDLE_FAILED: "Mend what is named above.",
  SURFACE_MISMATCH: "Mend what is named above, or build the documents: npm run build:openapi",
  SESSIONS_UNUSABLE: "Move host.db out of the state folder; everybody is signed out then.",
  ERR_SQLITE_ERROR: "Restore a backup of the state folder, or forget everything: npm start -- --reset",
};

/** What to say of anything that was thrown; never a stack. */
export function startProblemOf(error: unknown): StartProblem {
  if (error instanceof StartError) return { code: error.code, message: error.message, fix: error.fix };
  if (isRuntimeError(error)) return runtimeProblem(error);
  if (error instanceof Error && "code" in error && Object.hasOwn(fixes, String(error.code))) {
    const code = String(error.code);
    return { code, message: error.message, fix: fixes[code] ?? "" };
  }
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

/** What to say when the host cannot listen; undefined for any other error. */
export function addressProblem(error: unknown, at: { readonly hostname: string; readonly port: number }) {
  switch ((error as NodeJS.ErrnoException).code) {
    case "EADDRINUSE":
      return new StartError(
        "PORT_IN_USE",
        `Port ${at.port} of ${at.hostname} is in use by another process.`,
        "Stop that one, or take another port: npm start -- --port 0 lets the system choose.",
      );
    case "EACCES":
      return new StartError(
        "ADDRESS_UNAVAILABLE",
        `Port ${at.port} may not be used without more rights.`,
        "Take a port from 1024 on: npm start -- --port 3000",
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new StartError(
        "ADDRESS_UNAVAILABLE",
        `${at.hostname} is not an address of this machine.`,
        "Name one that is: npm start -- --host 127.0.0.1",
      );
    default:
      return undefined;
  }
}
