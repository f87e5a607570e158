import { NonRetriableError } from "inngest";
import { describe, expect, test } from "vitest";
import { HelperError, SagaError, saga } from "../../src/helpers/index.ts";
import { client, drive } from "./driver.ts";

const triggers = [{ event: "order" }];

function order(fail: (done: string[]) => void) {
  const done: string[] = [];
  const fn = client.createFunction({ id: "order", triggers, retries: 1 }, ({ step }) =>
    saga(step, async (s) => {
      const room = await s.do("reserve", () => ({ room: 7, at: new Date(0) }), {
        undo: ({ room: number, at }) => void done.push(`free ${number} ${at}`),
      });
      await s.do("charge", () => done.push(`charge for ${room.room}`) && 12.5, {
        undo: (amount) => void done.push(`refund ${amount}`),
      });
      await s.do("confirm", () => fail(done));
      return "confirmed";
    }),
  );
  return { fn, done };
}

describe("saga", () => {
  test("undoes in reverse order with the results of what was done, each in its own step, and does not run again", async () => {
    const { fn, done } = order(() => {
      throw new TypeError("no answer");
    });
    const outcome = await drive(fn);
    expect(done).toEqual(["charge for 7", "refund 12.5", "free 7 1970-01-01T00:00:00.000Z"]);
    expect(outcome.steps).toEqual(["reserve", "charge", "confirm!", "undo charge", "undo reserve"]);
    expect(outcome).toMatchObject({
      status: "failed",
      error: { name: "SagaError", message: "no answer; undone: charge, reserve", code: "SAGA_COMPENSATED" },
      retriesAfter: [null],
    });
  });

  test("undoes nothing when all went well", async () => {
    const { fn, done } = order(() => {});
    expect(await drive(fn)).toMatchObject({ status: "completed", output: "confirmed" });
    expect(done).toEqual(["charge for 7"]);
  });

  test("tries a failing undo again, runs the others, and names what was not undone", async () => {
    let tries = 0;
    const freed: string[] = [];
    const fn = client.createFunction({ id: "order", triggers, retries: 2 }, ({ step }) =>
      saga(step, async (s) => {
        await s.do("a", () => 1, { undo: () => void freed.push("a") });
        await s.do("b", () => 2, {
          undo: () => {
            tries += 1;
            throw new Error("bank closed");
          },
        });
        await s.do("c", () => 3, { undo: () => void freed.push("c") });
        throw new Error("too late");
      }),
    );
    const outcome = await drive(fn);
    expect(tries).toBe(3);
    expect(freed).toEqual(["c", "a"]);
    expect(outcome.error).toEqual({
      name: "SagaError",
      message: "too late; not undone: b (bank closed); undone: c, a",
      code: "SAGA_NOT_COMPENSATED",
    });
  });

  test("waits for parallel steps before it compensates, and undoes those that succeeded", async () => {
    const undone: string[] = [];
    const fn = client.createFunction({ id: "trip", triggers, retries: 0 }, ({ step }) =>
      saga(step, async (s) => {
        const undo = (name: string) => void undone.push(name);
        await Promise.all([
          s.do("flight", () => Promise.reject(new Error("full")), { undo: () => undo("flight") }),
          s.do("hotel", () => "hotel", { undo }),
          s.do("car", () => "car", { undo }),
        ]);
      }),
    );
    const outcome = await drive(fn);
    expect(undone).toEqual(["car", "hotel"]);
    expect(outcome.steps.slice(-2)).toEqual(["undo car", "undo hotel"]);
  });

  test("refuses a step that a parallel branch starts after the failure", async () => {
    const done: string[] = [];
    const fn = client.createFunction({ id: "trip", triggers, retries: 0 }, ({ step }) =>
      saga(step, async (s) => {
        const branch = async () => {
          await s.do("hotel", () => "hotel", { undo: (name) => void done.push(`undo ${name}`) });
          await s.do("breakfast", () => done.push("breakfast"));
        };
        const flight = s.do("flight", () => Promise.reject(new Error("full")));
        await Promise.all([flight, branch().catch((error) => done.push((error as HelperError).code))]);
      }),
    );
    await drive(fn);
    expect(done).not.toContain("breakfast");
    expect(done).toContain("undo hotel");
    expect(done).toContain("SAGA_CLOSED" satisfies HelperError["code"]);
  });

  test("numbers repeated ids as they were done", async () => {
    const undone: number[] = [];
    const fn = client.createFunction({ id: "items", triggers, retries: 0 }, ({ step }) =>
      saga(step, async (s) => {
        for (const item of [1, 2, 3]) await s.do("reserve", () => item, { undo: (n) => void undone.push(n) });
        throw new Error("stop");
      }),
    );
    const outcome = await drive(fn);
    expect(undone).toEqual([3, 2, 1]);
    expect(outcome.steps.slice(3)).toEqual(["undo reserve:2", "undo reserve:1", "undo reserve"]);
  });

  test("by hand: what failed keeps its type, and a business result may follow", async () => {
    const caught: unknown[] = [];
    const undone: string[] = [];
    const fn = client.createFunction({ id: "order", triggers, retries: 3 }, async ({ step }) => {
      const s = saga(step);
      try {
        s.addCompensation("letter", () => void undone.push("letter"));
        await s.do("charge", () => {
          throw new NonRetriableError("declined");
        });
      } catch (error) {
        caught.push((error as Error).name);
        const result = await s.compensate(error);
        return { declined: true, undone: result.undone, final: result instanceof NonRetriableError };
      }
    });
    const outcome = await drive(fn);
    expect(outcome.output).toEqual({ declined: true, undone: ["letter"], final: true });
    expect(undone).toEqual(["letter"]);
    expect(new Set(caught)).toEqual(new Set(["NonRetriableError"]));
    expect(outcome.retriesAfter).toEqual([]);
  });

  test("an answer that was lost repeats the undo in flight and no other", async () => {
    for (let lost = 1; lost <= 8; lost += 1) {
      const { fn, done } = order(() => {
        throw new NonRetriableError("no");
      });
      const outcome = await drive(fn, { crash: (call) => call === lost });
      expect(outcome.error?.message).toBe("no; undone: charge, reserve");
      expect(done.length).toBeLessThanOrEqual(4);
      expect([...new Set(done)]).toEqual(["charge for 7", "refund 12.5", "free 7 1970-01-01T00:00:00.000Z"]);
    }
  });

  test("its errors are known by their code", () => {
    const error = new SagaError(new Error("x"), [], [{ id: "a", error: "y" }]);
    expect(SagaError.is(error)).toBe(true);
    expect(SagaError.is(new Error("x"))).toBe(false);
    expect(error.errors).toEqual(["y"]);
    expect(HelperError.is(error)).toBe(false);
  });
});
