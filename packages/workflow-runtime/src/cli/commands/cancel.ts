import { WorkflowRuntimeError } from "../../errors.ts";
import type { CommandContext } from "../command.ts";
import { carryOut } from "../control.ts";
import { exitCodes, writeJson } from "../output.ts";
import { openReader } from "../reader.ts";

/** Ends a run before its next step. */
export async function cancel({ invocation, to, now }: CommandContext): Promise<number> {
  const reader = openReader(invocation.database);
  try {
    const { runId, isTerminal, status } = await reader.find(invocation.run);
    if (isTerminal) throw new WorkflowRuntimeError("RUN_ALREADY_FINISHED", `Run ${runId} is ${status}.`);
    const options = invocation.reason === undefined ? {} : { reason: invocation.reason };
    const order = { kind: "cancel", runId, options } as const;
    const outcome = await carryOut({ file: invocation.database.path, order, reader }, now());
    const after = await reader.store.get(runId);
    if (invocation.json) writeJson(to.stdout, { runId, outcome, status: after?.status });
    else if (outcome === "waiting") {
      to.stdout.write(`${runId} will be cancelled: no engine runs, and the next one does it before its next step.\n`);
    } else to.stdout.write(`${runId} is ${after?.status ?? "gone"}.\n`);
    return outcome === "waiting" || after?.status === "cancelled" ? exitCodes.fine : exitCodes.findings;
  } finally {
    reader.close();
  }
}
