import { DatabaseSync } from "node:sqlite";
import { type RunContext, sqliteStore, stepTx } from "../../src/helpers/index.ts";

// One of two processes that both believe that the run is theirs: `node attempt.ts <file> <name> <steps>`.
const [file = "", name = "", steps = ""] = process.argv.slice(2);
const database = new DatabaseSync(file, { timeout: 20_000 });
const ctx: RunContext = { runId: "run-1", attempt: 0, step: { run: async (_id, work) => work() } };
const tx = stepTx(ctx, { store: sqliteStore(database) });

const results: unknown[] = [];
for (let step = 0; step < Number(steps); step += 1) {
  results.push(
    await tx.run(`step ${step}`, (db) => {
      db.prepare("INSERT INTO effects VALUES (?, ?)").run(step, name);
      return name;
    }),
  );
}
process.stdout.write(JSON.stringify(results));
