import type { Engine, Work } from "../engine/context.ts";
import { transact } from "../engine/transact.ts";
import { cancelExisting } from "../engine/transitions/cancel-run.ts";
import { retryRun } from "../engine/transitions/retry-run.ts";
import { WorkflowRuntimeError } from "../errors.ts";
import { pruneRuns } from "../store/retention.ts";

interface CommandRow {
  readonly command_id: number;
  readonly kind: string;
  readonly run_id: string | null;
  readonly options: string | null;
}

type Options = Readonly<Record<string, unknown>>;

/** Carries out what other processes left in the database, oldest first, each once. */
export async function runCommands(engine: Engine): Promise<void> {
  const rows = engine.committer.read(
    ({ statement }) => statement("SELECT * FROM commands ORDER BY command_id").all() as unknown as CommandRow[],
  );
  for (const row of rows) {
    const options: Options = row.options === null ? {} : (JSON.parse(row.options) as Options);
    try {
      if (row.kind === "prune") await prune(engine, options);
      await transact(engine, (work) => {
        if (forget(work, row)) carryOut(work, row, options);
      });
    } catch (error) {
      if (!(error instanceof WorkflowRuntimeError) || error.code === "RUNTIME_CLOSED") throw error;
      engine.telemetry.note("COMMAND_FAILED", { ...(row.run_id === null ? {} : { runId: row.run_id }), error });
      await transact(engine, (work) => forget(work, row));
    }
  }
}

/** False when it has been carried out already. */
function forget({ tx }: Work, { command_id }: CommandRow): boolean {
  return tx.statement("DELETE FROM commands WHERE command_id = ?").run(command_id).changes > 0;
}

function carryOut(work: Work, { kind, run_id }: CommandRow, options: Options): void {
  const text = (name: string) => (typeof options[name] === "string" ? options[name] : undefined);
  if (kind === "cancel") cancelExisting(work, run_id ?? "", text("reason"));
  if (kind === "retry") retryRun(work, run_id ?? "", text("runId"));
}

async function prune({ committer, clock }: Engine, { olderThanMs }: Options): Promise<void> {
  if (typeof olderThanMs === "number") await pruneRuns(committer, { now: clock.now(), olderThanMs });
}
