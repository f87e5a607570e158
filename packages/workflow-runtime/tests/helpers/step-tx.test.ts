import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import {
  pruneStepTx,
  type RunContext,
  saga,
  sqliteStore,
  stepTx,
  type TransactionalStore,
} from "../../src/helpers/index.ts";
import { client, drive } from "./driver.ts";

const triggers = [{ event: "order" }];

function bank(): { database: DatabaseSync; balance: () => number } {
  const database = new DatabaseSync(":memory:");
  database.exec("CREATE TABLE entries (amount INTEGER NOT NULL)");
  const balance = () => Number(database.prepare("SELECT total(amount) AS sum FROM entries").get()?.["sum"]);
  return { database, balance };
}

function pay(database: DatabaseSync, amount: number): { paid: number } {
  database.prepare("INSERT INTO entries VALUES (?)").run(amount);
  return { paid: amount };
}

/** A run whose steps are executed at once: an attempt without an engine. */
function context(runId: string): RunContext {
  return { runId, attempt: 0, step: { run: async (_id, work) => work() } };
}

describe("stepTx", () => {
  test("writes once however often the answer is lost, and gives the recorded result", async () => {
    for (const lost of [1, 2, 3]) {
      const { database, balance } = bank();
      let work = 0;
      const fn = client.createFunction({ id: "pay", triggers }, async (ctx) => {
        const tx = stepTx(ctx, { store: sqliteStore(database) });
        const first = await tx.run("pay", (db) => {
          work += 1;
          return { ...pay(db, 10), work };
        });
        const second = await tx.run("fee", (db) => pay(db, 1));
        return { first, second };
      });
      const outcome = await drive(fn, { crash: (call) => call <= lost });
      expect(outcome.output).toEqual({ first: { paid: 10, work: 1 }, second: { paid: 1 } });
      expect(balance()).toBe(11);
      expect(work).toBe(1);
    }
  });

  test("the control: a plain step pays again when its answer is lost", async () => {
    const { database, balance } = bank();
    const fn = client.createFunction({ id: "pay", triggers }, ({ step }) => step.run("pay", () => pay(database, 10)));
    await drive(fn, { crash: (call) => call === 1 });
    expect(balance()).toBe(20);
  });

  test("undoes the writes of a work that throws, and does it again", async () => {
    const { database, balance } = bank();
    let attempts = 0;
    const fn = client.createFunction({ id: "pay", triggers, retries: 2 }, (ctx) =>
      stepTx(ctx, { store: sqliteStore(database) }).run("pay", (db) => {
        pay(db, 10);
        attempts += 1;
        if (attempts < 3) throw new Error("not yet");
        return attempts;
      }),
    );
    expect((await drive(fn)).output).toBe(3);
    expect(balance()).toBe(10);
  });

  test("repeated ids and several ledgers in one run are different steps", async () => {
    const { database, balance } = bank();
    const fn = client.createFunction({ id: "pay", triggers }, async (ctx) => {
      const store = sqliteStore(database);
      for (const amount of [1, 2]) await stepTx(ctx, { store }).run("pay", (db) => pay(db, amount));
      const [third, fourth] = await Promise.all([
        stepTx(ctx, { store }).run("other", (db) => pay(db, 4)),
        stepTx(ctx, { store, table: "main.ledger" }).run("more", (db) => pay(db, 8)),
      ]);
      return third.paid + fourth.paid;
    });
    expect((await drive(fn)).output).toBe(12);
    expect(balance()).toBe(15);
    expect(database.prepare("SELECT step_id FROM workflow_steps ORDER BY 1").all().map(Object.values)).toEqual([
      ["other"],
      ["pay"],
      ["pay:1"],
    ]);
  });

  test("over a saga, what is done and what is undone happen once each", async () => {
    const { database, balance } = bank();
    const fn = client.createFunction({ id: "pay", triggers, retries: 0 }, (ctx) =>
      saga(stepTx(ctx, { store: sqliteStore(database) }), async (s) => {
        await s.do("pay", (db) => pay(db, 10), { undo: ({ paid }, db) => pay(db, -paid) });
        await s.do("ship", () => {
          throw new Error("sold out");
        });
      }),
    );
    const outcome = await drive(fn, { crash: (call) => call % 2 === 1 });
    expect(outcome.error?.message).toBe("sold out; undone: pay");
    expect(database.prepare("SELECT amount FROM entries").all().map(Object.values)).toEqual([[10], [-10]]);
    expect(balance()).toBe(0);
  });

  test("over an asynchronous database, an attempt taken for dead and its successor: one writes, both read the same", async () => {
    const { database, balance } = bank();
    const store = optimisticStore(database);
    let calls = 0;
    const work = async (db: Pending) => {
      calls += 1;
      const call = calls;
      await new Promise((resolve) => setTimeout(resolve, call === 1 ? 20 : 5));
      db.push(() => pay(database, 10));
      return call;
    };
    const attempts = [1, 2].map(() => stepTx(context("run-1"), { store }).run("pay", work));
    const results = await Promise.all(attempts);
    expect(results[0]).toBe(results[1]);
    expect(balance()).toBe(10);
  });

  test.each([
    ["a promise", "ASYNC_TRANSACTION", (database: DatabaseSync) => Promise.resolve(pay(database, 1))],
    [
      "a transaction of its own",
      "NESTED_TRANSACTION",
      (database: DatabaseSync) => sqliteStore(database).transaction(pay as never),
    ],
  ])("refuses %s for good and writes nothing", async (_name, code, work) => {
    const { database, balance } = bank();
    const fn = client.createFunction({ id: "pay", triggers, retries: 5 }, (ctx) =>
      stepTx(ctx, { store: sqliteStore(database) }).run("pay", work),
    );
    const outcome = await drive(fn);
    expect(outcome).toMatchObject({ status: "failed", retriesAfter: [] });
    expect(outcome.error).toMatchObject({ name: "HelperError" });
    expect(code).toBe((outcome.error?.message ?? "").includes("promise") ? "ASYNC_TRANSACTION" : "NESTED_TRANSACTION");
    expect(balance()).toBe(0);
  });

  test("refuses a table's name that is more than a name", () => {
    const store = sqliteStore(bank().database);
    expect(() => stepTx(context("run-1"), { store, table: "a; DROP TABLE b" })).toThrow('"a; DROP TABLE b" is no name');
  });

  test("pruning forgets what is old", async () => {
    const { database } = bank();
    const store = sqliteStore(database);
    const run = () => stepTx(context("run-1"), { store }).run("pay", (db) => pay(db, 1));
    await run();
    await pruneStepTx({ store }, new Date(Date.now() - 1_000));
    expect(database.prepare("SELECT count(*) AS n FROM workflow_steps").get()).toEqual({ n: 1 });
    await pruneStepTx({ store }, new Date(Date.now() + 1_000));
    expect(database.prepare("SELECT count(*) AS n FROM workflow_steps").get()).toEqual({ n: 0 });
  });
});

type Pending = (() => unknown)[];

/** Transactions that run side by side and meet at commit, where a duplicate key fails: a server's database in small. */
function optimisticStore(database: DatabaseSync): TransactionalStore<Pending> {
  return {
    async transaction(work) {
      const pending: Pending = [];
      const result = await work(pending);
      database.exec("BEGIN IMMEDIATE");
      try {
        for (const write of pending) write();
        database.exec("COMMIT");
      } catch (error) {
        database.exec("ROLLBACK");
        throw error;
      }
      return result;
    },
    async query(pending, sql, parameters) {
      if (sql.startsWith("SELECT")) return database.prepare(sql).all(...parameters);
      pending.push(() => database.prepare(sql).run(...parameters));
      return [];
    },
    async define(sql) {
      database.exec(sql);
    },
  };
}
