import { createHash } from "node:crypto";
import { DatabaseSync, type StatementSync } from "node:sqlite";

export interface RunRow {
  readonly run_id: string;
  readonly function_id: string;
  readonly status: string;
  readonly event: string;
  readonly output: string | null;
  readonly failure: string | null;
  readonly sequence: number;
}

export interface TimelineRow {
  readonly run_id: string;
  readonly sequence: number;
  readonly at: number;
  readonly type: string;
  readonly step: string | null;
}

export const hashedStep = (id: string): string => createHash("sha1").update(id).digest("hex");

/** A reader of an engine's file, beside the engine: it sees what is durable and nothing else. */
export class DatabaseView {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string) {
    this.#database = new DatabaseSync(file, { readOnly: true, timeout: 1000 });
  }

  all<Row>(sql: string, ...values: (string | number)[]): readonly Row[] {
    return this.#statement(sql).all(...values) as unknown as readonly Row[];
  }

  count(sql: string, ...values: (string | number)[]): number {
    return (this.#statement(sql).get(...values) as unknown as { n: number }).n;
  }

  completedSteps(): readonly { readonly run_id: string; readonly step_id: string }[] {
    return this.all("SELECT run_id, step_id FROM steps WHERE status = 'completed'");
  }

  /** Jobs and waits of runs that have ended. */
  leftOfEnded(): readonly { readonly what: string; readonly run_id: string }[] {
    const ended = "run_id IN (SELECT run_id FROM runs WHERE status IN ('completed', 'failed', 'cancelled'))";
    return this.all(
      `SELECT 'job ' || kind AS what, run_id FROM jobs WHERE ${ended} UNION ALL SELECT 'wait', run_id FROM waits WHERE ${ended}`,
    );
  }

  /** What runs wait for, with the lineage of each run. */
  eventWaits(): readonly { readonly name: string; readonly lineage: string | null }[] {
    return this.all(`SELECT w.name AS name, json_extract(r.event, '$.data.lineage') AS lineage
      FROM waits w JOIN runs r ON r.run_id = w.run_id WHERE w.kind = 'event'`);
  }

  runs(): readonly RunRow[] {
    return this.all("SELECT run_id, function_id, status, event, output, failure, sequence FROM runs ORDER BY run_id");
  }

  timeline(): readonly TimelineRow[] {
    return this.all("SELECT run_id, sequence, at, type, step FROM timeline ORDER BY run_id, sequence");
  }

  /** When the next job is due that nobody executes. */
  nextDue(): number | undefined {
    const [row] = this.all<{ due: number | null }>("SELECT min(due_at) AS due FROM jobs WHERE generation IS NULL");
    return row?.due ?? undefined;
  }

  busy(now: number): boolean {
    return this.count("SELECT count(*) AS n FROM jobs WHERE generation IS NOT NULL OR due_at <= ?", now) > 0;
  }

  close(): void {
    this.#database.close();
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const made = this.#database.prepare(sql);
    this.#statements.set(sql, made);
    return made;
  }
}
