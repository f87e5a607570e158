import type { Checkpoint } from "../../protocol/checkpoint.ts";
import type { Work } from "../context.ts";
import { deleteJob, releaseJob } from "../jobs.ts";
import { saveStepRun } from "../ops/step-run.ts";
import type { OpScope } from "../ops/table.ts";
import type { RunRow } from "../run-row.ts";
import { readRun } from "../runs.ts";
import { current } from "./current.ts";
import { refuseOp } from "./refuse-op.ts";
import { discover } from "./settle.ts";

/** Whether the SDK may go on with its call, or has to stop because its lease is no longer valid. */
export type CheckpointVerdict = "go-on" | "stop";

/** Records steps that a call has finished while it goes on. */
export function applyCheckpoint(work: Work, checkpoint: Checkpoint): CheckpointVerdict {
  const found = current(work, checkpoint);
  if (found === undefined || found.run.run_id !== checkpoint.runId) return "stop";
  const { job } = found;
  const traceparent = work.engine.flights.traceparent(job.job_id);
  let tooLarge: RunRow | undefined;
  for (const [index, op] of checkpoint.ops.entries()) {
    const run = index === 0 ? found.run : readRun(work, found.run.run_id);
    if (run === undefined) return "stop";
    if (op.op !== "StepRun") {
      refuseOp(work, run, op);
      return "stop";
    }
    const scope: OpScope = { work, run, job, leasedAt: job.leased_at ?? work.now, traceparent, retryAfter: undefined };
    const saved = saveStepRun(scope, op);
    if (saved === "run-too-large") return "stop";
    if (saved === "step-too-large") tooLarge = run;
  }
  if (tooLarge !== undefined) {
    // The function went on with an output that is not kept: it has to be called again, to hear of the failure.
    deleteJob(work, job.job_id);
    discover(work, tooLarge);
    return "stop";
  }
  if (job.crashes > 0) work.tx.statement("UPDATE jobs SET crashes = 0 WHERE job_id = ?").run(job.job_id);
  if (!work.engine.isDraining()) return "go-on";
  releaseJob(work, job, { run: found.run, dueAt: work.now, attempt: job.attempt });
  return "stop";
}
