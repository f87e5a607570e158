import type { DatabaseSync } from "node:sqlite";
import { countOf } from "../output.ts";
import { showSpan } from "../spans.ts";
import type { DoctorFinding } from "./finding.ts";

/** A job that is due for longer than this, while an engine runs, is stuck: it takes them within milliseconds. */
const stuckAfter = 60_000;
const silentAfter = 86_400_000;

export interface EngineContext {
  readonly database: DatabaseSync;
  /** The process that owns the file, if one does. */
  readonly owner: { readonly pid: number } | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Whether what is to be done gets done. */
export function checkEngine(context: EngineContext): readonly DoctorFinding[] {
  return [
    engine(context),
    jobs(context),
    crashes(context),
    lost(context),
    silent(context),
    commands(context),
    clock(context),
  ];
}

function engine({ database, owner }: EngineContext): DoctorFinding {
  if (owner) return { check: "engine", status: "ok", message: `process ${owner.pid} executes` };
  const { count } = ask(database, `SELECT count(*) AS count FROM runs WHERE ${open} AND engine = 'embedded'`);
  if (count === 0) return { check: "engine", status: "ok", message: "none runs, and nothing waits for one" };
  const message = `none runs, and ${countOf(count, "run")} ${count === 1 ? "waits" : "wait"} for one`;
  return { check: "engine", status: "warning", message, fix: "Start the host." };
}

function jobs({ database, owner, now }: EngineContext): DoctorFinding {
  if (!owner) return { check: "jobs", status: "skipped", message: "no engine runs" };
  const late = ask(
    database,
    "SELECT count(*) AS count, min(due_at) AS at FROM jobs WHERE generation IS NULL AND due_at < ?",
    now - stuckAfter,
  );
  if (late.count === 0) return { check: "jobs", status: "ok", message: "none is late" };
  return {
    check: "jobs",
    status: "warning",
    message: `${countOf(late.count, "job")} late, the oldest by ${showSpan(now - late.at)}`,
    fix: "Concurrency limits hold jobs back, and so do functions that are no longer attached; the engine's log says which.",
  };
}

function crashes({ database }: EngineContext): DoctorFinding {
  const worst = ask(database, "SELECT count(*) AS count, max(crashes) AS at, run_id AS id FROM jobs WHERE crashes > 3");
  if (worst.count === 0) return { check: "crashes", status: "ok", message: "no job crashes its process" };
  return {
    check: "crashes",
    status: "problem",
    message: `${countOf(worst.count, "job")} crashed the process more than 3 times; run ${worst.id} ${worst.at} times`,
    fix: "See what its step does (`runs show`): it exhausts memory or exits. Mend it, or cancel the run.",
  };
}

/** Runs that nothing will ever move: no job, nothing that they wait for. */
function lost({ database, now }: EngineContext): DoctorFinding {
  const found = ask(
    database,
    `SELECT count(*) AS count, run_id AS id FROM runs WHERE ${open} AND engine = 'embedded' AND updated_at < ?
     AND NOT EXISTS (SELECT 1 FROM jobs WHERE jobs.run_id = runs.run_id)
     AND NOT EXISTS (SELECT 1 FROM waits WHERE waits.run_id = runs.run_id AND waits.kind <> 'cancel')`,
    now - stuckAfter,
  );
  if (found.count === 0)
    return { check: "lost-runs", status: "ok", message: "every open run has a job or waits for something" };
  return {
    check: "lost-runs",
    status: "problem",
    message: `${countOf(found.count, "run")} with neither job nor wait, such as ${found.id}`,
    fix: "A defect of the engine; please report it with `runs show <id> --json`. Cancel and retry the run.",
  };
}

function silent({ database, now }: EngineContext): DoctorFinding {
  const found = ask(
    database,
    "SELECT count(*) AS count, run_id AS id, min(last_at) AS at FROM runs WHERE status = 'running' AND last_at < ?",
    now - silentAfter,
  );
  if (found.count === 0)
    return { check: "silent-runs", status: "ok", message: "every running run was heard of in a day" };
  return {
    check: "silent-runs",
    status: "warning",
    message: `${countOf(found.count, "run")} running without a word; ${found.id} for ${showSpan(now - found.at)}`,
    fix: "A step that never returns? Give it a timeout; cancel the run.",
  };
}

function commands({ database, owner, now }: EngineContext): DoctorFinding {
  const found = ask(database, "SELECT count(*) AS count FROM commands WHERE created_at < ?", now - 10_000);
  if (found.count === 0) return { check: "commands", status: "ok", message: "none waits" };
  const message = `${countOf(found.count, "command")} not carried out yet`;
  const fix = owner ? "The engine does not answer: restart the host." : "Start the host.";
  return { check: "commands", status: "warning", message, fix };
}

function clock({ database, now }: EngineContext): DoctorFinding {
  const { at } = ask(database, "SELECT max(last_at) AS at FROM runs");
  if (at <= now + 5000) return { check: "clock", status: "ok", message: "nothing happened in the future" };
  return {
    check: "clock",
    status: "warning",
    message: `the database knows a time ${showSpan(at - now)} ahead of this clock`,
    fix: "Set the machine's clock; sleeps end late by as much until then.",
  };
}

const open = "status IN ('queued', 'running', 'waiting')";

function ask(database: DatabaseSync, sql: string, ...values: readonly number[]) {
  const row = database.prepare(sql).get(...values) ?? {};
  return { count: Number(row["count"] ?? 0), at: Number(row["at"] ?? 0), id: String(row["id"] ?? "") };
}
