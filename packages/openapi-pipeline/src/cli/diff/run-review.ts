import { WorkerError } from "../../artifacts/worker-error.ts";
import type { WorkerPool } from "../../artifacts/worker-pool.ts";
import type { Outcome } from "../../diagnostics/diagnostic.ts";
import { diagnose } from "../../diagnostics/table.ts";
import type { SurfaceReview } from "../../diff/review.ts";
import type { ReviewInput } from "../../diff/review-surface.ts";
import type { ReviewOutput } from "../../diff/review-worker.ts";
import { tasks } from "../../stages.ts";

/** Compares in a worker: provers, validators and a compiler stay out of the command line's thread. */
export async function runReview(workers: WorkerPool, input: ReviewInput): Promise<Outcome<SurfaceReview | undefined>> {
  const { module, run, stage } = tasks.review;
  let output: ReviewOutput;
  try {
    output = await workers.runInWorker<ReviewInput, ReviewOutput>(module, run, input);
  } catch (error) {
    if (!WorkerError.is(error)) throw error;
    return { value: undefined, diagnostics: [diagnose("stage-failed", { stage, reason: error.message })] };
  }
  if ("review" in output) return { value: output.review, diagnostics: [] };
  const { reason, side } = output.refused;
  const document = (side === "old" ? input.old : input.next).documents[0]?.path ?? input.old.label;
  return { value: undefined, diagnostics: [diagnose("diff-document-unreadable", { document, reason })] };
}
