import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import type { WorkflowDatabase } from "../../src/database/open-database.ts";
import type { Transaction } from "../../src/database/types.ts";

export interface GivenCommand {
  readonly kind: string;
  readonly run_id: string | null;
  readonly options: Readonly<Record<string, unknown>>;
}

/** Stands in for an engine: takes commands from the table, in the transaction that removes them. */
export function takeCommands(
  { committer }: WorkflowDatabase,
  apply: (transaction: Transaction, command: GivenCommand, now: number) => void,
): readonly GivenCommand[] {
  const taken: GivenCommand[] = [];
  let isOver = false;
  const taking = (async () => {
    while (!isOver) {
      await committer.commit((transaction, now) => {
        const row = transaction.statement("SELECT * FROM commands ORDER BY command_id LIMIT 1").get();
        if (!row) return;
        const command = {
          kind: String(row["kind"]),
          run_id: row["run_id"] === null ? null : String(row["run_id"]),
          options: JSON.parse(String(row["options"] ?? "{}")) as Record<string, unknown>,
        };
        apply(transaction, command, now);
        transaction.statement("DELETE FROM commands WHERE command_id = ?").run(row["command_id"] ?? null);
        taken.push(command);
      });
      await sleep(20);
    }
  })();
  onTestFinished(async () => {
    isOver = true;
    await taking;
  });
  return taken;
}
