import type { Call } from "../../protocol/call.ts";
import type { FunctionDefinition } from "../../registration/types.ts";
import { appendTimeline } from "../../store/append.ts";
import type { Work } from "../context.ts";
import { addJob, deleteJob, readJob } from "../jobs.ts";
import type { Leased } from "../leased.ts";
import type { RunRow } from "../run-row.ts";
import { isTerminal, readRun, setStatus } from "../runs.ts";

/** Takes a due job: from here on only the holder of its generation may write about it. */
export function lease(work: Work, jobId: number): Leased | undefined {
  const { tx, now, engine } = work;
  const job = readJob(work, jobId);
  if (job === undefined || job.generation !== null || job.run_id === null) return undefined;
  const definition = engine.functions.get(job.function_id);
  const run = readRun(work, job.run_id);
  if (definition === undefined) return undefined;
  if (run === undefined || isTerminal(run.status)) {
    deleteJob(work, jobId);
    return undefined;
  }
  const generation = engine.newGeneration();
  tx.statement("UPDATE jobs SET generation = ?, leased_at = ? WHERE job_id = ?").run(generation, now, jobId);
  if (run.started_at === null) begin(work, run, definition);
  else if (run.status !== "running") setStatus(work, run.run_id, "running");
  const call: Call = {
    jobId,
    functionId: definition.id,
    stepUrl: definition.stepUrl,
    runId: run.run_id,
    stepId: job.step_id ?? undefined,
    generation,
    requestId: engine.newId(),
    attempt: job.attempt,
    maxAttempts: definition.retries + 1,
    event: run.event,
    steps: run.steps_completed === 0 ? [] : completedSteps(work, run.run_id),
    planOnly: run.parallel !== 0,
  };
  return { call, run, leasedAt: now, dueAt: job.due_at };
}

function begin(work: Work, run: RunRow, definition: FunctionDefinition): void {
  const { tx, now, engine } = work;
  tx.statement("UPDATE runs SET status = 'running', started_at = ? WHERE run_id = ?").run(now, run.run_id);
  if (definition.timeouts.startMs !== undefined) {
    tx.statement("DELETE FROM jobs WHERE run_id = ? AND kind = 'start-timeout'").run(run.run_id);
  }
  const { finishMs } = definition.timeouts;
  if (finishMs !== undefined) {
    addJob(work, { kind: "finish-timeout", functionId: definition.id, runId: run.run_id, dueAt: now + finishMs });
  }
  appendTimeline(tx, run.run_id, now, { type: "run.started" });
  const facts = { runId: run.run_id, functionId: run.function_id, traceparent: run.traceparent ?? undefined };
  tx.afterCommit(() => engine.telemetry.runStarted(facts, now - run.created_at));
}

function completedSteps({ tx }: Work, runId: string): Call["steps"] {
  return tx
    .statement("SELECT step_id, memo FROM steps WHERE run_id = ? AND ordinal IS NOT NULL ORDER BY ordinal")
    .all(runId) as unknown as Call["steps"];
}
