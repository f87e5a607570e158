import { systemClock } from "../../database/clock.ts";
import { openDatabase } from "../../database/open-database.ts";
import { ownerOf } from "../../database/owner-lock.ts";
import { pruneRuns } from "../../store/retention.ts";
import type { CommandContext } from "../command.ts";
import { carryOut } from "../control.ts";
import { countOf, exitCodes, writeJson } from "../output.ts";
import { openReader, type Reader } from "../reader.ts";
import { showSpan } from "../spans.ts";

/** Deletes runs that ended long ago. */
export async function prune(context: CommandContext): Promise<number> {
  const { invocation, to, now } = context;
  const reader = openReader(invocation.database);
  let runs: number;
  try {
    const before = now() - invocation.olderThanMs;
    runs = countEnded(reader, before);
    if (!invocation.dryRun) runs -= await remove(context, reader, before);
  } finally {
    reader.close();
  }
  if (invocation.json) writeJson(to.stdout, { runs, dryRun: invocation.dryRun });
  else {
    const verb = invocation.dryRun ? "would be deleted" : "deleted";
    to.stdout.write(`${countOf(runs, "run")} that ended more than ${showSpan(invocation.olderThanMs)} ago ${verb}.\n`);
  }
  return exitCodes.fine;
}

/** Says how many are left. */
async function remove({ invocation, now }: CommandContext, reader: Reader, before: number): Promise<number> {
  const { database, olderThanMs } = invocation;
  if (ownerOf(database.path)) {
    const order = { kind: "prune", options: { olderThanMs } } as const;
    await carryOut({ file: database.path, order, reader }, now());
  } else {
    const owned = openDatabase({ file: database.path, clock: systemClock });
    try {
      await pruneRuns(owned.committer, { now: now(), olderThanMs });
    } finally {
      owned.close();
    }
  }
  return countEnded(reader, before);
}

function countEnded(reader: Reader, before: number): number {
  const row = reader.database.prepare("SELECT count(*) AS runs FROM runs WHERE finished_at < ?").get(before);
  return Number(row?.["runs"] ?? 0);
}
