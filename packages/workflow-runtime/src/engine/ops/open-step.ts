import type { Op } from "../../protocol/answer.ts";
import type { OpScope } from "./table.ts";

const insert = `INSERT INTO steps (run_id, step_id, name, op, status, options, started_at)
VALUES (?, ?, ?, ?, 'waiting', ?, ?) ON CONFLICT (run_id, step_id) DO NOTHING`;

/** Records a step that waits; false when it is known, as a function that plans tells its open steps again. */
export function openStep({ work, run }: OpScope, op: Op): boolean {
  const mode = op.opts["parallelMode"] === "race" ? "race" : null;
  const { changes } = work.tx.statement(insert).run(run.run_id, op.id, op.displayName, op.op, mode, work.now);
  return changes > 0;
}
