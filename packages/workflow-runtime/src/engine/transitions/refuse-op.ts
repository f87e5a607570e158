import type { Op } from "../../protocol/answer.ts";
import type { Work } from "../context.ts";
import type { RunRow } from "../run-row.ts";
import { finishRun } from "./finish-run.ts";

/** Fails a run for good that uses what this engine does not support. */
export function refuseOp({ tx, engine, ...work }: Work, run: RunRow, op: Op): void {
  const message = `Step ${op.displayName} uses ${op.op}, which the embedded engine does not support.`;
  const facts = { runId: run.run_id, functionId: run.function_id, step: op.displayName };
  tx.afterCommit(() => engine.telemetry.note("UNSUPPORTED_OPERATION", facts));
  const failure = { code: "UNSUPPORTED_OPERATION", message, step: op.displayName };
  finishRun({ tx, engine, ...work }, run, { status: "failed", error: { name: "Error", message }, failure });
}
