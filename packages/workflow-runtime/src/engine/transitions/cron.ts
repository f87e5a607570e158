import { nextCron } from "../../registration/cron.ts";
import type { FunctionDefinition, Trigger } from "../../registration/types.ts";
import type { Work } from "../context.ts";
import { addJob, deleteJob, type JobRow } from "../jobs.ts";
import { startRun } from "./start-run.ts";

type CronTrigger = Extract<Trigger, { kind: "cron" }>;

/** What a cron job carries: its schedule, and the tick that it stands for, which jitter moves it away from. */
interface Tick {
  readonly schedule: string;
  readonly at: number;
}

const readTick = (payload: string | null) => JSON.parse(payload ?? "{}") as Partial<Tick>;

const schedulesOf = ({ triggers }: FunctionDefinition): CronTrigger[] =>
  triggers.filter((trigger): trigger is CronTrigger => trigger.kind === "cron");

/** Makes a job for each schedule of the functions that are attached, and forgets those of schedules that are gone. */
export function scheduleCrons(work: Work, definitions: readonly FunctionDefinition[]): void {
  for (const definition of definitions) {
    const jobs = work.tx
      .statement("SELECT job_id, payload FROM jobs WHERE run_id IS NULL AND kind = 'cron' AND function_id = ?")
      .all(definition.id) as unknown as readonly { job_id: number; payload: string }[];
    const wanted = new Map(schedulesOf(definition).map((trigger) => [trigger.schedule, trigger]));
    for (const { job_id, payload } of jobs) {
      const { schedule } = readTick(payload);
      if (!wanted.delete(schedule ?? "")) deleteJob(work, job_id);
    }
    for (const trigger of wanted.values()) scheduleNext(work, { definition, trigger, after: work.now });
  }
}

/** Starts the run of a tick and makes the job of the next one; ticks that nobody was there for are made up once. */
export function fireCron(work: Work, job: JobRow): void {
  const { engine, now } = work;
  // An engine that only ends what is there leaves ticks alone; the next one that starts runs makes the job anew.
  if (!engine.startsRuns) return;
  const definition = engine.functions.get(job.function_id);
  const { schedule, at = now } = readTick(job.payload);
  const trigger = definition && schedulesOf(definition).find((known) => known.schedule === schedule);
  if (definition === undefined || trigger === undefined) return;
  scheduleNext(work, { definition, trigger, after: Math.max(at, now - (trigger.jitterMs ?? 0)) });
  const runId = engine.newId();
  const data = { cron: schedule };
  startRun(work, { definition, event: { id: runId, name: "inngest/scheduled.timer", data, ts: now, user: {} }, runId });
}

interface NextTick {
  readonly definition: FunctionDefinition;
  readonly trigger: CronTrigger;
  readonly after: number;
}

function scheduleNext(work: Work, { definition, trigger, after }: NextTick): void {
  const at = nextCron(trigger.schedule, after);
  if (at === undefined) return;
  const dueAt = at + Math.floor(work.engine.random() * (trigger.jitterMs ?? 0));
  const payload = JSON.stringify({ schedule: trigger.schedule, at } satisfies Tick);
  addJob(work, { kind: "cron", functionId: definition.id, dueAt, payload });
}
