import { createUlids } from "../../database/ulid.ts";
import { WorkflowRuntimeError } from "../../errors.ts";
import type { CommandContext } from "../command.ts";
import { carryOut } from "../control.ts";
import { exitCodes, writeJson } from "../output.ts";
import { openReader } from "../reader.ts";

/** Starts a new run with the event of one that has ended. */
export async function retry({ invocation, to, now }: CommandContext): Promise<number> {
  const reader = openReader(invocation.database);
  try {
    const { runId: retryOf, isTerminal, status } = await reader.find(invocation.run);
    if (!isTerminal) throw new WorkflowRuntimeError("RUN_NOT_FINISHED", `Run ${retryOf} is ${status}.`);
    // Chosen here, so that it can be watched at once.
    const runId = createUlids(now, Math.random)();
    const order = { kind: "retry", runId: retryOf, options: { runId } } as const;
    const outcome = await carryOut({ file: invocation.database.path, order, reader }, now());
    const isThere = (await reader.store.get(runId)) !== null;
    if (invocation.json) writeJson(to.stdout, { runId, retryOf, outcome, started: isThere });
    else if (outcome === "waiting") to.stdout.write(`${runId} will start with the next engine; none runs now.\n`);
    else if (isThere) to.stdout.write(`${runId}\n`);
    else to.stderr.write(`The engine did not start it; its log says why (COMMAND_FAILED).\n`);
    return outcome === "waiting" || isThere ? exitCodes.fine : exitCodes.findings;
  } finally {
    reader.close();
  }
}
