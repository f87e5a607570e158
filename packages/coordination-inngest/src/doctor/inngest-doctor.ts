import type { Environment } from "../connection/settings.ts";
import { diagnose } from "./diagnose.ts";
import type { DoctorResult } from "./result.ts";

/** A finding as `pnpm workflows doctor` shows it. */
export interface InngestFinding {
  readonly check: string;
  readonly status: "ok" | "warning" | "problem" | "skipped";
  readonly message: string;
  readonly fix?: string;
}

/** The checks of this package for `pnpm workflows doctor`; skipped unless `WORKFLOW_ENGINE=inngest`. */
export async function inngestDoctor(context: {
  readonly env: Environment;
  readonly file: string;
}): Promise<readonly InngestFinding[]> {
  if (context.env["WORKFLOW_ENGINE"] !== "inngest") {
    return [{ check: "inngest", status: "skipped", message: "WORKFLOW_ENGINE is not inngest." }];
  }
  return (await diagnose(context)).map(({ id, status, what, why, fix }) => ({
    check: `inngest-${id}`,
    status: shown(id, status),
    message: status === "ok" ? what : `${what} ${why}`,
    ...(fix !== undefined && { fix }),
  }));
}

/** What cannot be told is a warning, except where the runtime refuses to start for it. */
function shown(id: DoctorResult["id"], status: DoctorResult["status"]): InngestFinding["status"] {
  return status !== "unknown" ? status : id === "redis" ? "problem" : "warning";
}
