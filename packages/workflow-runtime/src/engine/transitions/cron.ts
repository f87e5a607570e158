import { nextCron } from "../../registration/cron.ts";
import type { FunctionDefinition } from "../../registration/types.ts";
import type { Work } from "../context.ts";
import { addJob, type JobRow } from "../jobs.ts";
import { startRun } from "./start-run.ts";

/** Makes a job for each schedule of the functions that are attached, and forgets those of schedules that are gone. */
export function scheduleCrons(work: Work, definitions: readonly FunctionDefinition[]): void {
  for (const definition of definitions) {
    const known = work.tx
      .statement("SELECT job_id, payload FROM jobs WHERE kind = 'cron' AND function_id = ?")
      .all(definition.id) as { job_id: number; payload: string }[];
    const wanted = definition.triggers.flatMap((trigger) => (trigger.kind === "cron" ? [trigger.schedule] : []));
    for (const { job_id, payload } of known) {
      if (!wanted.includes(payload)) work.tx.statement("DELETE FROM jobs WHERE job_id = ?").run(job_id);
    }
    for (const schedule of new Set(wanted)) {
      if (!known.some(({ payload }) => payload === schedule)) scheduleNext(work, definition.id, schedule);
    }
  }
}

/** Starts the run of a tick and makes the job of the next one; ticks that nobody was there for are made up once. */
export function fireCron(work: Work, job: JobRow): void {
  const { engine, now } = work;
  const definition = engine.functions.get(job.function_id);
  if (definition === undefined || job.payload === null) return;
  scheduleNext(work, definition.id, job.payload);
  const runId = engine.newId();
  const data = { cron: job.payload };
  startRun(work, { definition, event: { id: runId, name: "inngest/scheduled.timer", data, ts: now, user: {} }, runId });
}

function scheduleNext(work: Work, functionId: string, schedule: string): void {
  const dueAt = nextCron(schedule, work.now);
  if (dueAt !== undefined) addJob(work, { kind: "cron", functionId, dueAt, payload: schedule });
}
