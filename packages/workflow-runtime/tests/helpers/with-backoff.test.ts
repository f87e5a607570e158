import { NonRetriableError, RetryAfterError } from "inngest";
import { describe, expect, test } from "vitest";
import { type BackoffSchedule, withBackoff } from "../../src/helpers/index.ts";
import { client, drive } from "./driver.ts";

function failing(schedule: BackoffSchedule, error: () => Error = () => new TypeError("busy"), id = "call") {
  return client.createFunction({ id: "f", triggers: [{ event: "order" }], retries: 5 }, (ctx) =>
    withBackoff(ctx, schedule).run(id, () => {
      throw error();
    }),
  );
}

async function delays(schedule: BackoffSchedule, runId: string, id = "call"): Promise<number[]> {
  const outcome = await drive(failing(schedule, undefined, id), { runId });
  return outcome.retriesAfter.map(Number);
}

describe("withBackoff", () => {
  test("waits longer after each attempt, up to a maximum, and fails with what the work threw", async () => {
    const outcome = await drive(failing({ initialMs: 1_000, factor: 3, maxMs: 20_000 }));
    expect(outcome.retriesAfter).toEqual(["1", "3", "9", "20", "20"]);
    expect(outcome.error).toMatchObject({ name: "TypeError", message: "busy" });
  });

  test("jitter differs between runs and steps and is the same in each replay", async () => {
    const schedule = { initialMs: 3_600_000, factor: 1, jitter: 1 };
    const first = await delays(schedule, "run-1");
    expect(await delays(schedule, "run-1")).toEqual(first);
    expect(new Set(first).size).toBe(5);
    expect(await delays(schedule, "run-2")).not.toEqual(first);
    expect(await delays(schedule, "run-1", "other")).not.toEqual(first);
    expect(Math.max(...first)).toBeLessThanOrEqual(3_600);
  });

  test("leaves alone what says itself whether and when to try again", async () => {
    const schedule = { initialMs: 1_000 };
    const final = await drive(failing(schedule, () => new NonRetriableError("no")));
    expect(final).toMatchObject({ retriesAfter: [], error: { name: "NonRetriableError" } });
    const later = await drive(failing(schedule, () => new RetryAfterError("later", "7s")));
    expect(later.retriesAfter).toEqual(["7", "7", "7", "7", "7"]);
  });

  test("counts the attempts of each step from its first", async () => {
    const tries = { a: 0, b: 0 };
    const fn = client.createFunction({ id: "f", triggers: [{ event: "order" }], retries: 3 }, async (ctx) => {
      const steps = withBackoff(ctx, { initialMs: 2_000 });
      const first = await steps.run("a", () => once("a"));
      return [first, await steps.run("b", () => once("b"))];
    });
    function once(name: "a" | "b"): string {
      tries[name] += 1;
      if (tries[name] < 3) throw new Error("busy");
      return name;
    }
    const outcome = await drive(fn);
    expect(outcome.output).toEqual(["a", "b"]);
    expect(outcome.retriesAfter).toEqual(["2", "4", "2", "4"]);
  });

  test("refuses a schedule that makes no sense", async () => {
    const outcome = await drive(failing({ initialMs: 1_000, jitter: 2 }));
    expect(outcome).toMatchObject({ status: "failed", error: { name: "HelperError", code: "INVALID_SCHEDULE" } });
  });
});
