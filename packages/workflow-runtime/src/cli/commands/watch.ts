import type { RunStatus } from "../../port.ts";
import type { CommandContext } from "../command.ts";
import { exitCodes, statusStyles } from "../output.ts";
import { openReader } from "../reader.ts";
import { showSpan } from "../spans.ts";
import { timelineLine } from "../timeline-row.ts";

const exitCodeOf: Readonly<Partial<Record<RunStatus, number>>> = {
  completed: exitCodes.fine,
  failed: exitCodes.findings,
  cancelled: exitCodes.findings,
};

/** The timeline of a run as it grows, until its end: 0 when it completed, 1 when it failed or was cancelled. */
export async function watch({ invocation, to, paint }: CommandContext): Promise<number> {
  const reader = openReader(invocation.database);
  try {
    const { runId, createdAt } = await reader.find(invocation.run);
    const begin = Date.parse(createdAt);
    for await (const event of reader.store.subscribe(runId, 0, to.signal)) {
      to.stdout.write(invocation.json ? `${JSON.stringify(event)}\n` : timelineLine(event, begin, paint));
    }
    if (to.signal.aborted) return exitCodes.interrupted;
    const run = await reader.store.get(runId);
    if (!run) return exitCodes.unable;
    if (!invocation.json) {
      const took = showSpan(Date.parse(run.finishedAt ?? run.updatedAt) - begin);
      to.stderr.write(`${runId} ${paint(statusStyles[run.status], run.status)} after ${took}\n`);
    }
    return exitCodeOf[run.status] ?? exitCodes.unable;
  } finally {
    reader.close();
  }
}
