import { DatabaseSync } from "node:sqlite";
import { ConsecutiveBreaker, circuitBreaker, handleAll } from "cockatiel";
import { NonRetriableError } from "inngest";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type BreakerStore, breakerStore, durableBreaker, sqliteStore } from "../../src/helpers/index.ts";
import { client, drive } from "./driver.ts";

const triggers = [{ event: "order" }];
const start = Date.UTC(2026, 0, 1);

function breaker(store: BreakerStore, more: { giveUpAfterMs?: number; onError?: (error: unknown) => void } = {}) {
  return durableBreaker({
    name: "bank",
    store,
    halfOpenAfterMs: 30_000,
    policy: (options) => circuitBreaker(handleAll, { ...options, breaker: new ConsecutiveBreaker(2) }),
    ...more,
  });
}

function memory(): BreakerStore & { readonly states: Map<string, string> } {
  const states = new Map<string, string>();
  return { states, load: (name) => states.get(name), save: (name, state) => void states.set(name, state) };
}

const down = () => Promise.reject(new Error("down"));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("durableBreaker", () => {
  test("an open breaker is open for the process that comes after", async () => {
    const store = breakerStore(sqliteStore(new DatabaseSync(":memory:")));
    for (const _ of [1, 2]) await expect(breaker(store).execute(down)).rejects.toThrow("down");
    const call = vi.fn(() => "up");
    vi.setSystemTime(start + 10_000);
    await expect(breaker(store).execute(call)).rejects.toMatchObject({
      name: "RetryAfterError",
      retryAfter: new Date(start + 30_000).toISOString(),
    });
    await expect(breaker(store).execute(call, { whenOpen: "fail" })).rejects.toMatchObject({
      code: "BREAKER_OPEN",
      message: 'The breaker "bank" is open until 2026-01-01T00:00:30.000Z.',
    });
    expect(call).not.toHaveBeenCalled();
    vi.setSystemTime(start + 30_000);
    expect(await breaker(store).execute(call)).toBe("up");
    await expect(breaker(store).execute(down)).rejects.toThrow("down");
    expect(await breaker(store).execute(call)).toBe("up");
  });

  test("processes that share a store share their breaker", async () => {
    const store = memory();
    const [one, other] = [breaker(store), breaker(store)];
    expect(await other.execute(() => 1)).toBe(1);
    for (const _ of [1, 2]) await expect(one.execute(down)).rejects.toThrow("down");
    await expect(other.execute(() => 1)).rejects.toThrow("open");
  });

  test("run sleeps until it half opens and costs no attempt", async () => {
    const protectedCall = vi.fn<() => string>(() => {
      throw new Error("down");
    });
    const bank = breaker(memory());
    const fn = client.createFunction({ id: "order", triggers, retries: 2 }, async ({ step }) => {
      await step.run("before", () => 1);
      return await bank.run(step, "charge", protectedCall);
    });
    const outcome = await driveInTime(fn, (sleeps) => {
      if (sleeps === 3) protectedCall.mockImplementation(() => "paid");
    });
    expect(outcome).toMatchObject({ status: "completed", output: "paid" });
    // Two failures open it, two trials keep it open, the third closes it.
    expect(protectedCall).toHaveBeenCalledTimes(2 + 2 + 1);
    expect(outcome.retriesAfter).toEqual([null]);
    expect(outcome.sleeps).toEqual([30, 60, 90].map((seconds) => new Date(start + seconds * 1_000).toISOString()));
    expect(outcome.steps).toEqual([
      ...["before", "charge", "charge: breaker open"],
      ...["charge", "charge: breaker open", "charge", "charge: breaker open", "charge"],
    ]);
  });

  test("run gives up for good after the time that was set", async () => {
    const bank = breaker(memory(), { giveUpAfterMs: 60_000 });
    const fn = client.createFunction({ id: "order", triggers, retries: 5 }, ({ step }) =>
      bank.run(step, "charge", down),
    );
    const outcome = await driveInTime(fn, () => {});
    expect(outcome.error).toMatchObject({
      code: "BREAKER_OPEN",
      message: 'The breaker "bank" is open until 2026-01-01T00:02:00.000Z (down).',
    });
    expect(outcome.sleeps).toHaveLength(3);
  });

  test("run does not wait for what no further attempt can mend", async () => {
    const bank = breaker(memory());
    await expect(bank.execute(down)).rejects.toThrow("down");
    const fn = client.createFunction({ id: "order", triggers, retries: 5 }, ({ step }) =>
      bank.run(step, "charge", () => Promise.reject(new NonRetriableError("declined"))),
    );
    const outcome = await drive(fn);
    expect(outcome).toMatchObject({ status: "failed", error: { message: "declined" }, sleeps: [], retriesAfter: [] });
    await expect(bank.execute(() => "up")).rejects.toThrow("open");
  });

  test("without run, an open breaker costs attempts: why run exists", async () => {
    const bank = breaker(memory());
    const fn = client.createFunction({ id: "order", triggers, retries: 3 }, ({ step }) =>
      step.run("charge", () => bank.execute(down)),
    );
    const outcome = await drive(fn);
    expect(outcome.status).toBe("failed");
    expect(outcome.retriesAfter).toEqual([null, null, new Date(start + 30_000).toISOString()]);
  });

  test("a result stands although the state cannot be saved", async () => {
    const errors: unknown[] = [];
    const store: BreakerStore = {
      load: () => undefined,
      save: () => {
        throw new Error("disk full");
      },
    };
    const bank = breaker(store, { onError: (error) => errors.push(error) });
    expect(await bank.execute(() => "up")).toBe("up");
    expect(errors).toMatchObject([{ message: "disk full" }]);
  });

  test("a state that cannot be read is a closed breaker", async () => {
    const store = memory();
    store.states.set("bank", "{");
    expect(await breaker(store).execute(() => "up")).toBe("up");
  });

  test("runs that wake together let one try and wait for its answer", async () => {
    const bank = breaker(memory());
    for (const _ of [1, 2]) await expect(bank.execute(down)).rejects.toThrow("down");
    vi.setSystemTime(start + 30_000);
    let together = 0;
    let most = 0;
    const call = async () => {
      together += 1;
      most = Math.max(most, together);
      await new Promise(setImmediate);
      together -= 1;
      throw new Error("still down");
    };
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => bank.execute(call)));
    expect(most).toBe(1);
    expect(results.map((result) => result.status === "rejected" && result.reason.name)).toEqual([
      "Error",
      ...Array(3).fill("RetryAfterError"),
    ]);
  });
});

/** Lets time pass to the end of each sleep. */
function driveInTime(fn: Parameters<typeof drive>[0], onSleep: (sleeps: number) => void) {
  let sleeps = 0;
  return drive(fn, {
    onSleep: (until) => {
      vi.setSystemTime(new Date(until));
      sleeps += 1;
      onSleep(sleeps);
    },
  });
}
