import { DatabaseSync } from "node:sqlite";
import { NonRetriableError } from "inngest";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createOutbox, createOutboxRelay, type OutboxMessage, sqliteStore, stepTx } from "../../src/helpers/index.ts";
import { client, drive } from "./driver.ts";

function setUp() {
  const database = new DatabaseSync(":memory:");
  const store = sqliteStore(database);
  const outbox = createOutbox({ store });
  const send = (payload: string, key?: string) =>
    store.transaction((tx) => outbox.enqueue(tx, { topic: "news", payload, ...(key !== undefined && { key }) }));
  return { database, store, outbox, send };
}

const backoff = { initialMs: 1_000 };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("outbox", () => {
  test("a message exists if and only if its transaction does", async () => {
    const { store, outbox, send } = setUp();
    const delivered: unknown[] = [];
    send("kept");
    const lost = () =>
      store.transaction((tx) => {
        outbox.enqueue(tx, { topic: "news", payload: "lost" });
        throw new Error("no");
      });
    expect(lost).toThrow("no");
    const relay = createOutboxRelay({ outbox, deliver: ({ payload }) => delivered.push(payload) });
    expect(await relay.flush()).toEqual({ delivered: 1, failed: 0, dead: 0 });
    expect(await relay.flush()).toEqual({ delivered: 0, failed: 0, dead: 0 });
    expect(delivered).toEqual(["kept"]);
  });

  test("inside of stepTx it is enqueued once, whatever is repeated", async () => {
    const { store, outbox } = setUp();
    const fn = client.createFunction({ id: "order", triggers: [{ event: "order" }] }, (ctx) =>
      stepTx(ctx, { store }).run("order", (tx) => outbox.enqueue(tx, { topic: "ordered", payload: { n: 1 } })),
    );
    const outcome = await drive(fn, { crash: (call) => call <= 3 });
    const ids: string[] = [];
    await createOutboxRelay({ outbox, deliver: ({ id }) => ids.push(id) }).flush();
    expect(ids).toEqual([outcome.output]);
  });

  test("a repeated delivery has the same id", async () => {
    const { outbox, send } = setUp();
    send("once");
    const seen: OutboxMessage[] = [];
    const deliver = (message: OutboxMessage) => {
      seen.push(message);
      if (seen.length < 3) throw new Error("not now");
    };
    const relay = createOutboxRelay({ outbox, deliver, backoff });
    expect(await relay.flush()).toEqual({ delivered: 0, failed: 1, dead: 0 });
    expect(await relay.flush()).toEqual({ delivered: 0, failed: 0, dead: 0 });
    vi.setSystemTime(Date.now() + 1_000);
    await relay.flush();
    vi.setSystemTime(Date.now() + 2_000);
    expect(await relay.flush()).toEqual({ delivered: 1, failed: 0, dead: 0 });
    expect(new Set(seen.map(({ id }) => id)).size).toBe(1);
    expect(seen.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(seen[0]).toMatchObject({ topic: "news", payload: "once", enqueuedAt: new Date(1_000_000) });
  });

  test("keeps the order of each key, and a poison message keeps its key waiting only until it is given up", async () => {
    const { outbox, send } = setUp();
    for (const text of ["a1", "b1", "a2 poison", "b2", "a3", "free", "a4"]) {
      send(text, text === "free" ? undefined : text[0]);
    }
    const delivered: string[] = [];
    const deliver = ({ payload }: OutboxMessage) => {
      if (String(payload).includes("poison")) throw new Error("indigestible");
      delivered.push(String(payload));
    };
    const relay = createOutboxRelay({ outbox, deliver, backoff, maxAttempts: 3, batch: 4 });
    expect(await relay.flush()).toEqual({ delivered: 4, failed: 1, dead: 0 });
    expect(delivered.toSorted()).toEqual(["a1", "b1", "b2", "free"]);
    for (const wait of [1_000, 2_000]) {
      vi.setSystemTime(Date.now() + wait);
      await relay.flush();
    }
    expect(delivered.filter((text) => text.startsWith("a"))).toEqual(["a1", "a3", "a4"]);
    expect(await outbox.dead()).toMatchObject([{ payload: "a2 poison", attempt: 3, error: "indigestible" }]);
  });

  test("a dead message can be revived", async () => {
    const { outbox, send } = setUp();
    send("hard");
    let mended = false;
    const deliver = () => {
      if (!mended) throw new NonRetriableError("never");
    };
    const relay = createOutboxRelay({ outbox, deliver });
    expect(await relay.flush()).toEqual({ delivered: 0, failed: 0, dead: 1 });
    mended = true;
    expect(await relay.flush()).toEqual({ delivered: 0, failed: 0, dead: 0 });
    for (const { id } of await outbox.dead()) await outbox.revive(id);
    expect(await relay.flush()).toEqual({ delivered: 1, failed: 0, dead: 0 });
    expect(await outbox.dead()).toEqual([]);
  });

  test("several relays share an outbox, and each message is delivered by one, in order", async () => {
    const { outbox, send } = setUp();
    for (let n = 0; n < 100; n += 1) send(String(n), `key ${n % 3}`);
    const delivered: string[] = [];
    const deliver = async ({ payload }: OutboxMessage) => {
      await new Promise(setImmediate);
      delivered.push(String(payload));
    };
    const relays = [1, 2, 3].map(() => createOutboxRelay({ outbox, deliver, batch: 5 }));
    while (delivered.length < 100) await Promise.all(relays.map((relay) => relay.flush()));
    for (const rest of [0, 1, 2]) {
      const ofKey = delivered.map(Number).filter((n) => n % 3 === rest);
      expect(ofKey).toEqual(ofKey.toSorted((a, b) => a - b));
    }
    expect(new Set(delivered).size).toBe(100);
  });

  test("a message whose relay died is delivered when its lease has ended; one that kills each relay is given up", async () => {
    const { outbox, send } = setUp();
    send("deadly", "k");
    send("behind", "k");
    const delivered: unknown[] = [];
    // A relay that never comes back: its process is gone.
    const dying = () =>
      createOutboxRelay({ outbox, deliver: () => new Promise(() => {}), leaseMs: 5_000, maxAttempts: 2 });
    const relay = createOutboxRelay({ outbox, deliver: ({ payload }) => delivered.push(payload), maxAttempts: 2 });
    for (let deaths = 0; deaths < 2; deaths += 1) {
      void dying().flush();
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(await relay.flush()).toEqual({ delivered: 0, failed: 0, dead: 0 });
      vi.setSystemTime(Date.now() + 5_001);
    }
    expect(await relay.flush()).toEqual({ delivered: 1, failed: 0, dead: 1 });
    expect(delivered).toEqual(["behind"]);
    expect(await outbox.dead()).toMatchObject([{ payload: "deadly", error: "Each attempt ended with the process." }]);
  });

  test("a delivery that hangs has failed at the end of its lease and keeps nobody waiting", async () => {
    const { outbox, send } = setUp();
    send("hanging");
    const signals: AbortSignal[] = [];
    const deliver = (_message: OutboxMessage, signal: AbortSignal) => new Promise(() => signals.push(signal));
    const errors: unknown[] = [];
    const relay = createOutboxRelay({ outbox, deliver, leaseMs: 10, onError: (error) => errors.push(error) });
    expect(await relay.flush()).toEqual({ delivered: 0, failed: 1, dead: 0 });
    expect(errors).toMatchObject([{ name: "TimeoutError" }]);
    expect(signals[0]?.aborted).toBe(true);
  });

  test("prunes what was delivered and nothing else", async () => {
    const { database, outbox, send } = setUp();
    send("old");
    await createOutboxRelay({ outbox, deliver: () => {} }).flush();
    send("waiting");
    await outbox.prune(new Date(Date.now() + 1));
    expect(database.prepare("SELECT payload FROM workflow_outbox").all().map(Object.values)).toEqual([['"waiting"']]);
  });

  test("a started relay goes on after errors, and stopping waits for what is under way", async () => {
    const { outbox, send } = setUp();
    const errors: unknown[] = [];
    const delivered: unknown[] = [];
    const deliver = async ({ payload }: OutboxMessage) => {
      if (payload === "bad") throw new Error("bad");
      await new Promise((resolve) => setTimeout(resolve, 10));
      delivered.push(payload);
    };
    send("bad");
    const stop = createOutboxRelay({ outbox, deliver, onError: (error) => errors.push(error) }).start(1);
    await vi.waitUntil(() => errors.length > 0);
    send("good");
    await new Promise((resolve) => setTimeout(resolve, 6));
    await stop();
    const atStop = [...delivered];
    await createOutboxRelay({ outbox, deliver }).flush();
    expect(delivered).toEqual(["good"]);
    expect(errors).toHaveLength(1);
    expect(atStop.length).toBeLessThanOrEqual(1);
  });
});
