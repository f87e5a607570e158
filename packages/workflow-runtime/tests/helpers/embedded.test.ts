import { DatabaseSync } from "node:sqlite";
import { ConsecutiveBreaker, circuitBreaker, handleAll } from "cockatiel";
import { describe, expect, test } from "vitest";
import {
  breakerStore,
  createOutbox,
  createOutboxRelay,
  durableBreaker,
  saga,
  sqliteStore,
  stepTx,
  withBackoff,
} from "../../src/helpers/index.ts";
import { execute } from "./embedded.ts";

const triggers = [{ event: "order" }];

describe("on the embedded engine", () => {
  test("a saga compensates in reverse order, tries a failing undo again and goes on without it", async () => {
    const undone: string[] = [];
    let tries = 0;
    const { run, steps } = await execute((client) =>
      client.createFunction({ id: "trip", triggers, retries: 2 }, ({ step }) =>
        saga(step, async (s) => {
          await s.do("hotel", () => ({ room: 7 }), { undo: ({ room }) => void undone.push(`room ${room}`) });
          await Promise.all([
            s.do("car", () => "car", {
              undo: () => {
                tries += 1;
                throw new Error("closed");
              },
            }),
            s.do("bus", () => "bus", { undo: (bus) => void undone.push(bus) }),
          ]);
          await s.do("flight", () => {
            throw new Error("full");
          });
        }),
      ),
    );
    expect(undone).toEqual(["bus", "room 7"]);
    expect(tries).toBe(3);
    expect(run).toMatchObject({ status: "failed", attempt: 1 });
    expect(run.failure?.message).toBe("full; not undone: car (closed); undone: bus, hotel");
    const ended = steps.map(({ name, status }) => `${name} ${status}`);
    expect(ended.slice(3)).toEqual([
      ...["flight failed", "undo bus completed", "undo car failed", "undo hotel completed"],
    ]);
  });

  test("a saga over stepTx writes once what is done and what is undone", async () => {
    const database = new DatabaseSync(":memory:");
    database.exec("CREATE TABLE entries (amount INTEGER NOT NULL)");
    const pay = (db: DatabaseSync, amount: number) => {
      db.prepare("INSERT INTO entries VALUES (?)").run(amount);
      return { paid: amount };
    };
    const { run } = await execute((client) =>
      client.createFunction({ id: "pay", triggers, retries: 0 }, (ctx) =>
        saga(stepTx(ctx, { store: sqliteStore(database) }), async (s) => {
          await s.do("pay", (db) => pay(db, 10), { undo: ({ paid }, db) => pay(db, -paid) });
          throw new Error("sold out");
        }),
      ),
    );
    expect(run.failure?.message).toBe("sold out; undone: pay");
    expect(database.prepare("SELECT amount FROM entries").all().map(Object.values)).toEqual([[10], [-10]]);
    const ledger = database.prepare("SELECT DISTINCT run_id FROM workflow_steps").all();
    expect(ledger.map(Object.values)).toEqual([[run.runId]]);
  });

  test("an outbox is flushed by a function, and its messages start runs once", async () => {
    const database = new DatabaseSync(":memory:");
    const store = sqliteStore(database);
    const outbox = createOutbox({ store });
    store.transaction((tx) => outbox.enqueue(tx, { topic: "mail", payload: { to: "a" }, key: "a" }));
    const sent: unknown[] = [];
    const { run } = await execute((client) =>
      client.createFunction({ id: "relay", triggers: [...triggers, { cron: "0 0 1 1 *" }] }, () =>
        createOutboxRelay({
          outbox,
          deliver: ({ id, topic, payload }) =>
            client.send({ id, name: topic, data: payload as object }).then((x) => sent.push(x.ids[0] === id)),
        }).flush(),
      ),
    );
    expect(run.output).toEqual({ delivered: 1, failed: 0, dead: 0 });
    expect(sent).toEqual([true]);
  });

  test("withBackoff's delay is the engine's", async () => {
    const times: number[] = [];
    const { run } = await execute((client) =>
      client.createFunction({ id: "call", triggers, retries: 2 }, (ctx) =>
        withBackoff(ctx, { initialMs: 1_000 }).run("call", () => {
          times.push(Date.now());
          if (times.length === 1) throw new Error("busy");
          return "done";
        }),
      ),
    );
    expect(run.output).toBe("done");
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(1_000);
  });

  test("an open breaker makes the run sleep and costs no attempt", async () => {
    let calls = 0;
    const bank = durableBreaker({
      name: "bank",
      store: breakerStore(sqliteStore(new DatabaseSync(":memory:"))),
      halfOpenAfterMs: 60,
      policy: (options) => circuitBreaker(handleAll, { ...options, breaker: new ConsecutiveBreaker(1) }),
    });
    const { run, steps } = await execute((client) =>
      client.createFunction({ id: "charge", triggers, retries: 0 }, ({ step }) =>
        bank.run(step, "charge", () => {
          calls += 1;
          if (calls < 4) throw new Error("down");
          return "paid";
        }),
      ),
    );
    expect(run).toMatchObject({ status: "completed", output: "paid" });
    expect(calls).toBe(4);
    expect(steps.filter(({ op }) => op === "Sleep").length).toBe(3);
  });
});
