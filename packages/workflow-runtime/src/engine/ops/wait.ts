import type { Op } from "../../protocol/answer.ts";
import { readDue } from "../../protocol/due.ts";
import type { Expression } from "../../registration/types.ts";
import { addJob } from "../jobs.ts";
import { insertWait } from "../waits.ts";
import type { OpScope } from "./table.ts";

const year = 365 * 86_400_000;

/** What a step waits for. */
export interface Awaited {
  readonly kind: "event" | "signal" | "invoke";
  readonly name: string;
  readonly expression?: Expression | undefined;
}

/** Records a wait and its timeout, a year when the function names none. */
export function addWait({ work, run }: OpScope, op: Op, { kind, name, expression }: Awaited): void {
  const expiresAt = readDue(op.opts["timeout"], work.now) ?? work.now + year;
  const event = expression?.match === undefined ? undefined : (JSON.parse(run.event) as unknown);
  insertWait(work, { kind, name, runId: run.run_id, stepId: op.id, expression, event, expiresAt });
  const mode = op.opts["parallelMode"] === "race" ? { payload: "race" } : {};
  addJob(work, {
    kind: "wake",
    functionId: run.function_id,
    runId: run.run_id,
    stepId: op.id,
    dueAt: expiresAt,
    ...mode,
  });
}
