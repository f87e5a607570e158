import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { Inngest } from "inngest";
import { sqliteStore, stepTx, type TransactionalStore } from "../../src/helpers/index.ts";
import { createEmbeddedRuntime } from "../../src/index.ts";

// A process that kills itself on both sides of the commits of its steps: `node killed.ts <folder> <odds of a kill>`.
const [folder = "", odds = "0"] = process.argv.slice(2);
const risk = Number(odds);
const silent = () => {};
const logger = { debug: silent, info: silent, warn: silent, error: silent };

const note = (line: string) => appendFileSync(join(folder, "ledger.txt"), `${line}\n`);

function maybeDie(): void {
  if (Math.random() >= risk) return;
  process.kill(process.pid, "SIGKILL");
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

const database = new DatabaseSync(join(folder, "shop.db"), { timeout: 5_000 });
database.exec("PRAGMA journal_mode = WAL; CREATE TABLE IF NOT EXISTS moves (run TEXT, move INTEGER)");
const sqlite = sqliteStore(database);
const store: TransactionalStore<DatabaseSync> = {
  ...sqlite,
  transaction(work) {
    const result = sqlite.transaction((tx) => {
      const done = work(tx);
      maybeDie();
      return done;
    });
    maybeDie();
    return result;
  },
};

const runtime = createEmbeddedRuntime({ file: join(folder, "runs.db"), concurrency: 2, logger });
const client = new Inngest({ id: "shop", ...runtime.clientOptions, logger });
const move = client.createFunction({ id: "move", triggers: [{ event: "move" }] }, async (ctx) => {
  const tx = stepTx(ctx, { store });
  for (let n = 0; n < 5; n += 1) {
    await tx.run("move", (db) => {
      note(`work ${ctx.runId} ${n}`);
      db.prepare("INSERT INTO moves VALUES (?, ?)").run(ctx.runId, n);
    });
  }
});
await runtime.attach(client, [move]);

for (;;) {
  const { items } = await runtime.store.list({ status: ["queued", "running", "waiting"] });
  if (items.length === 0 && risk === 0) break;
  if (items.length < 2 && risk > 0) note(`run ${(await runtime.trigger({ name: "move", data: {} })).runId}`);
  await delay(1);
}
await runtime.close();
