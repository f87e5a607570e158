import { DatabaseSync, type StatementSync } from "node:sqlite";
import { schema } from "../../src/database/schema.ts";
import type { Transaction } from "../../src/database/types.ts";
import { decideStart } from "../../src/flow/decide-start.ts";
import type { StartDecision, StartRequest } from "../../src/flow/types.ts";
import { compileExpression } from "../../src/registration/expression.ts";
import type { FunctionDefinition } from "../../src/registration/types.ts";

/** A function with some options, and expressions instead of nothing. */
export function define(options: Partial<FunctionDefinition> = {}): FunctionDefinition {
  const { id = "app-fn" } = options;
  return {
    id,
    name: id,
    stepUrl: `/api/inngest?fnId=${id}&stepId=step`,
    triggers: [{ kind: "event", name: "app/x" }],
    retries: 4,
    cancelOn: [],
    concurrency: [],
    timeouts: {},
    ...options,
  };
}

export const key = compileExpression("event.data.key");

type Ask = Partial<Pick<StartRequest, "debounced" | "forced">> & { readonly at: number; readonly key?: unknown };

/** Decisions over an empty database; runs that start are inserted, as the engine does. */
export function createFlow() {
  const database = new DatabaseSync(":memory:");
  database.exec(schema);
  const statements = new Map<string, StatementSync>();
  const transaction: Transaction = {
    database,
    statement(sql) {
      const statement = statements.get(sql) ?? database.prepare(sql);
      statements.set(sql, statement);
      return statement;
    },
    afterCommit() {},
  };
  let count = 0;

  return {
    transaction,
    ask(definition: FunctionDefinition, { at, key: value, debounced = false, forced = false }: Ask): StartDecision {
      const runId = `run-${++count}`;
      const event = { id: runId, name: "app/x", data: value === undefined ? {} : { key: value }, ts: at };
      const decision = decideStart(transaction, { definition, event, runId, now: at, debounced, forced });
      if (decision.kind !== "start") return decision;
      for (const id of decision.cancels) this.end(id, "cancelled");
      transaction
        .statement(
          "INSERT INTO runs (run_id, function_id, status, event, last_at, created_at, updated_at) VALUES (?, ?, 'queued', '', ?, ?, ?)",
        )
        .run(runId, definition.id, at, at, at);
      return decision;
    },
    end(runId: string, status = "completed"): void {
      transaction.statement("UPDATE runs SET status = ? WHERE run_id = ?").run(status, runId);
    },
    active(): readonly string[] {
      const rows = transaction
        .statement("SELECT run_id FROM runs WHERE status NOT IN ('completed', 'failed', 'cancelled')")
        .all();
      return rows.map((row) => String(row["run_id"]));
    },
    rows(table: "limits" | "idempotency"): number {
      return Number(transaction.statement(`SELECT count(*) AS n FROM ${table}`).get()?.["n"]);
    },
  };
}
