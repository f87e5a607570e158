import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { systemClock } from "../../src/database/clock.ts";
import { openDatabase, type WorkflowDatabase } from "../../src/database/open-database.ts";
import type { Transaction } from "../../src/database/types.ts";
import { appendTimeline, type TimelineEntry } from "../../src/store/append.ts";
import { addAttributes } from "../../src/store/attributes.ts";

export interface WrittenRun {
  readonly runId: string;
  readonly status?: string;
  readonly functionId?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly createdAt?: number;
  readonly finishedAt?: number;
  readonly failure?: { readonly code: string; readonly message: string; readonly step?: string };
  readonly timeline?: readonly TimelineEntry[];
  readonly steps?: readonly WrittenStep[];
}

export interface WrittenStep {
  readonly name: string;
  readonly status: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly attempt?: number;
}

/** An empty folder, gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "workflows-cli-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A database that this process owns, as an engine would, until it is closed. */
export function ownDatabase(file: string): WorkflowDatabase {
  const database = openDatabase({ file, clock: systemClock });
  onTestFinished(() => database.close());
  return database;
}

/** A file with runs in it, and nobody who owns it. */
export async function fileWith(...runs: readonly WrittenRun[]): Promise<string> {
  const file = join(temporaryFolder(), "workflows.db");
  const database = ownDatabase(file);
  await writeRuns(database, ...runs);
  database.close();
  return file;
}

export async function writeRuns(database: WorkflowDatabase, ...runs: readonly WrittenRun[]): Promise<void> {
  await database.committer.commit((transaction, now) => {
    for (const run of runs) writeRun(transaction, now, run);
  });
}

function writeRun(transaction: Transaction, now: number, run: WrittenRun): void {
  const { runId, functionId = "app-reconcile", status = "running", createdAt = now } = run;
  transaction
    .statement(
      `INSERT INTO runs (run_id, function_id, status, event, failure, last_at, created_at, started_at, updated_at, finished_at)
       VALUES (:runId, :functionId, :status, :event, :failure, :createdAt, :createdAt, :createdAt, :createdAt, :finishedAt)`,
    )
    .run({
      runId,
      functionId,
      status,
      event: JSON.stringify({ id: runId, name: "invoice.reconcile.requested", data: { runId }, ts: createdAt }),
      failure: run.failure ? JSON.stringify(run.failure) : null,
      createdAt,
      finishedAt: run.finishedAt ?? null,
    });
  addAttributes(transaction, { runId, createdAt }, run.attributes ?? {});
  for (const entry of run.timeline ?? []) appendTimeline(transaction, runId, now, entry);
  for (const [ordinal, step] of (run.steps ?? []).entries()) {
    transaction
      .statement(
        `INSERT INTO steps (run_id, step_id, name, op, status, ordinal, attempt, memo, started_at, ended_at)
         VALUES (?, ?, ?, 'StepRun', ?, ?, ?, '{"data":1}', ?, ?)`,
      )
      .run(runId, `${ordinal}`, step.name, step.status, ordinal, step.attempt ?? 1, step.startedAt, step.endedAt);
  }
}
