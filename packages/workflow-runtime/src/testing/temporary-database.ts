import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { type OpenDatabaseOptions, openDatabase, type WorkflowDatabase } from "../database/open-database.ts";
import type { Transaction } from "../database/types.ts";
import type { RunStatus } from "../port.ts";
import { appendTimeline } from "../store/append.ts";
import { addAttributes } from "../store/attributes.ts";
import { VirtualClock } from "./virtual-clock.ts";

/** A path in a folder that goes when the test has finished. */
export function temporaryFile(name = "workflows.db"): string {
  const folder = mkdtempSync(join(tmpdir(), "workflow-runtime-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, name);
}

/** An open database, in memory unless a file is given; closed when the test has finished. */
export function temporaryDatabase(options: Partial<OpenDatabaseOptions> = {}): WorkflowDatabase {
  const database = openDatabase({ file: ":memory:", clock: new VirtualClock(), ...options });
  onTestFinished(() => database.close());
  return database;
}

export interface SeededRun {
  readonly runId: string;
  readonly functionId?: string;
  readonly status?: RunStatus;
  readonly createdAt?: number;
  readonly finishedAt?: number;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A run with its first row, as the engine inserts it. */
export function seedRun(transaction: Transaction, run: SeededRun): void {
  const { runId, functionId = "app-function", status = "queued", createdAt = 1, finishedAt = null } = run;
  transaction
    .statement(
      `INSERT INTO runs (run_id, function_id, status, event, last_at, created_at, updated_at, finished_at)
       VALUES (?, ?, ?, '{"id":"e","name":"demo/started","data":{"n":1},"ts":1}', ?, ?, ?, ?)`,
    )
    .run(runId, functionId, status, createdAt, createdAt, createdAt, finishedAt);
  addAttributes(transaction, { runId, createdAt }, run.attributes ?? {});
  appendTimeline(transaction, runId, createdAt, { type: "run.queued" });
}

/** Ends a run as the engine does: status and last row in one transition. */
export function endRun(transaction: Transaction, runId: string, now: number): void {
  transaction
    .statement("UPDATE runs SET status = 'completed', finished_at = ?, output = '7' WHERE run_id = ?")
    .run(now, runId);
  appendTimeline(transaction, runId, now, { type: "run.completed" });
}
