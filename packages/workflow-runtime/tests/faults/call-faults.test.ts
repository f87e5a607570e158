import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { endProblems } from "../simulation/invariants.ts";
import { type Functions, Workshop } from "./fault-bench.ts";

let workshop: Workshop;
beforeEach(() => {
  workshop = new Workshop();
});
afterEach(() => workshop.dispose());

const quick: Functions = (client) => [
  client.createFunction({ id: "quick", triggers: [{ event: "quick" }], retries: 2 }, ({ step }) =>
    step.run("a", () => "done"),
  ),
];

describe("an ingress that throws", () => {
  test.each([
    ["twice, then answers", 2, "completed"],
    ["always", Number.POSITIVE_INFINITY, "failed"],
  ])("%s", async (_name, times, status) => {
    let thrown = 0;
    const { runtime, toTheEnd, view } = await workshop.open(quick, {
      seams: {
        wrapHandler: (handler) => (request) => {
          if (request.method === "POST" && thrown < times) {
            thrown += 1;
            throw new Error("The ingress is on fire");
          }
          return handler(request);
        },
      },
    });
    const { runId } = await runtime.trigger({ name: "quick", data: {} });
    await toTheEnd();
    const run = await runtime.store.get(runId);
    expect(run?.status).toBe(status);
    expect(thrown).toBe(Math.min(times, 3));
    expect(JSON.stringify(run)).not.toContain("    at ");
    expect(endProblems(view)).toEqual([]);
  });
});

describe("a step that never returns", () => {
  const hanging: Functions = (client) => [
    ...quick(client),
    client.createFunction({ id: "hang", triggers: [{ event: "hang" }] }, ({ step }) =>
      step.run("for ever", () => (patient ? new Promise<string>(() => {}) : "woke")),
    ),
  ];
  let patient = true;
  const turns = async (condition: () => Promise<boolean>) => {
    for (let turn = 0; turn < 2000 && !(await condition()); turn++)
      await new Promise((resolve) => setImmediate(resolve));
  };

  beforeEach(() => {
    patient = true;
  });

  test("stops nobody else, can be cancelled, and does not keep the process from closing", async () => {
    const { runtime, view } = await workshop.open(hanging);
    const { runId } = await runtime.trigger({ name: "hang", data: {} });
    await turns(async () => (await runtime.store.get(runId))?.status === "running");
    const other = await runtime.trigger({ name: "quick", data: {} });
    await turns(async () => (await runtime.store.get(other.runId))?.isTerminal === true);
    expect(await runtime.store.get(other.runId)).toMatchObject({ status: "completed" });
    expect(await runtime.cancel(runId, { reason: "hangs" })).toMatchObject({ status: "cancelled", reason: "hangs" });
    expect(endProblems(view)).toEqual([]);
    await runtime.close({ timeoutMs: 0 });
  });

  test("is executed again by the process that follows", async () => {
    const { runtime } = await workshop.open(hanging);
    const { runId } = await runtime.trigger({ name: "hang", data: {} });
    await turns(async () => (await runtime.store.get(runId))?.status === "running");
    await workshop.closeLast();
    patient = false;
    const next = await workshop.open(hanging);
    await next.toTheEnd();
    expect(await next.runtime.store.get(runId)).toMatchObject({ status: "completed", output: "woke" });
  });
});
