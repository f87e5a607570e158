import { expect, test } from "vitest";
import { seedRun, temporaryDatabase } from "../testing/temporary-database.ts";
import { pruneRuns } from "./retention.ts";
import { createRunStore } from "./run-store.ts";

const now = 100_000_000;
const day = 24 * 60 * 60 * 1_000;

async function filled() {
  const database = temporaryDatabase();
  await database.committer.commit((transaction) => {
    for (let index = 0; index < 130; index += 1) {
      const attributes = { index: String(index) };
      seedRun(transaction, { runId: `done-${index}`, status: "completed", finishedAt: now - index, attributes });
      const values = `VALUES ('done-${index}'`;
      transaction.database.exec(
        `INSERT INTO steps (run_id, step_id, name, op, status) ${values}, 's', 's', 'StepRun', 'completed')`,
      );
      transaction.database.exec(`INSERT INTO waits (run_id, kind, name) ${values}, 'event', 'e')`);
    }
    seedRun(transaction, { runId: "open", createdAt: 1 });
    transaction.database.exec(`
      INSERT INTO events (event_id, name, data, ts, received_at) VALUES ('old', 'e', '{}', 1, ${now - day - 1});
      INSERT INTO events (event_id, name, data, ts, received_at) VALUES ('new', 'e', '{}', 1, ${now - day});
      INSERT INTO idempotency (scope, key, run_id, expires_at) VALUES ('s', 'old', 'r', ${now});
      INSERT INTO idempotency (scope, key, run_id, expires_at) VALUES ('s', 'new', 'r', ${now + 1});
      INSERT INTO limits (function_id, kind, key, state, expires_at) VALUES ('f', 'throttle', 'old', '{}', ${now});
      INSERT INTO limits (function_id, kind, key, state) VALUES ('f', 'throttle', 'unlimited', '{}');
      INSERT INTO limits (function_id, kind, key, state) VALUES ('f', 'singleton', 'ended', 'done-1');
      INSERT INTO limits (function_id, kind, key, state) VALUES ('f', 'singleton', 'taken', 'open');`);
  });
  const count = (table: string) =>
    database.committer.read(({ statement }) => statement(`SELECT count(*) AS n FROM ${table}`).get()?.["n"]);
  return { ...database, store: createRunStore(database), count };
}

test("runs that ended long ago go with all their rows, and what is past its time goes too", async () => {
  const { committer, store, count } = await filled();
  expect(await pruneRuns(committer, { now, olderThanMs: 9 })).toEqual({ runs: 120, events: 1, keys: 3 });
  expect(await store.get("done-9")).not.toBeNull();
  expect(await store.get("done-10")).toBeNull();
  expect(await store.get("open")).not.toBeNull();
  expect(["runs", "timeline", "steps", "waits", "run_attributes"].map(count)).toEqual([11, 11, 10, 10, 10]);
  expect(["events", "idempotency", "limits"].map(count)).toEqual([1, 1, 2]);
});

test("the runs to keep stay, however old", async () => {
  const { committer, count } = await filled();
  expect((await pruneRuns(committer, { now: now + day, olderThanMs: 0, keep: 100 })).runs).toBe(30);
  expect((await pruneRuns(committer, { now: now + day, olderThanMs: 0, keep: 1_000 })).runs).toBe(0);
  expect(count("runs")).toBe(101);
});

test("a dry run counts the same and removes nothing", async () => {
  const { committer, count } = await filled();
  const would = await pruneRuns(committer, { now, olderThanMs: 9, dryRun: true });
  expect(count("runs")).toBe(131);
  expect(await pruneRuns(committer, { now, olderThanMs: 9 })).toEqual(would);
});

test("what is removed is removed in small commits, between which others get their turn", async () => {
  const { committer } = await filled();
  const pruned = pruneRuns(committer, { now, olderThanMs: 0 });
  let turns = 0;
  let done = false;
  void pruned.then(() => {
    done = true;
  });
  for (; !done; turns += 1) await committer.commit(() => {});
  expect(turns).toBeGreaterThan(2);
});
