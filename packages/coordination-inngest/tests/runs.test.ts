import type { Inngest } from "inngest";
import { NonRetriableError } from "inngest";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type App, isOver, startApp, until } from "./stand-in/app.ts";
import { StandIn } from "./stand-in/server.ts";

let standIn: StandIn;
let app: App;

const ofApp = (client: Inngest.Any) => [
  client.createFunction({ id: "two", triggers: { event: "invoice.requested" } }, async ({ event, step }) => {
    const a = await step.run("a", () => ({ invoice: event.data.invoiceId }));
    const b = await step.run("b", () => 2);
    return { a, b };
  }),
  client.createFunction({ id: "flaky", triggers: { event: "lab/flaky" } }, async ({ step, attempt }) =>
    step.run("once more", () => {
      if (attempt === 0) throw new Error("first");
      return "second";
    }),
  ),
  client.createFunction({ id: "fail", retries: 0, triggers: { event: "lab/fail" } }, async ({ step }) => {
    await step.run("boom", () => {
      throw new NonRetriableError("No such invoice.");
    });
  }),
  client.createFunction({ id: "wait", triggers: { event: "lab/wait" } }, async ({ step }) => {
    await step.sleep("nap", "1s");
    const reply = await step.waitForEvent("reply", { event: "lab/reply", timeout: "1h" });
    return { answer: reply?.data.answer };
  }),
  client.createFunction({ id: "fan", triggers: { event: "lab/fan" } }, async ({ step }) =>
    Promise.all([step.run("p", () => "P"), step.run("q", () => "Q")]),
  ),
  client.createFunction({ id: "child", triggers: [] }, async ({ event: { data } }) => ({
    doubled: 2 * (data as { n: number }).n,
  })),
  client.createFunction({ id: "parent", triggers: { event: "lab/parent" } }, async ({ step }) => {
    const child = ofChild(client);
    return step.invoke("call", { function: child, data: { n: 21 } });
  }),
];
const ofChild = (client: Inngest.Any) =>
  client.createFunction({ id: "child", triggers: [] }, async () => undefined as unknown);

const types = async (runId: string) =>
  (await app.runtime.getRunTimeline(runId)).map((row) => ("step" in row ? `${row.type} ${row.step}` : row.type));

beforeEach(async () => {
  standIn = await StandIn.start();
  app = await startApp({ functions: ofApp, standIn });
});
afterEach(async () => {
  await app.close();
  await standIn.close();
});

describe("a run on an Inngest server", () => {
  test("is queued at once and completes with its output, each step in the timeline", async () => {
    const data = { invoiceId: "inv-1" };
    const { runId } = await app.runtime.trigger({ name: "invoice.requested", data, attributes: { tenant: "t1" } });
    expect(await app.runtime.getRunStatus(runId)).toMatchObject({ engine: "inngest", functionId: "lab-two" });
    const run = await until(app, runId, isOver);
    expect(run).toMatchObject({ status: "completed", output: { a: { invoice: "inv-1" }, b: 2 } });
    expect(run.attributes).toEqual({ tenant: "t1" });
    expect(await types(runId)).toEqual([
      "run.queued",
      "run.started",
      "step.started a",
      "step.completed a",
      "step.started b",
      "step.completed b",
      "run.completed",
    ]);
    const rows = await app.runtime.getRunTimeline(runId);
    expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect((await app.runtime.store.steps(runId)).map(({ name, output }) => [name, output])).toEqual([
      ["a", { invoice: "inv-1" }],
      ["b", 2],
    ]);
  });

  test("tells of an attempt that failed and of the one after it", async () => {
    const { runId } = await app.runtime.trigger({ name: "lab/flaky", data: {} });
    expect(await until(app, runId, isOver)).toMatchObject({ status: "completed", output: "second" });
    const rows = await app.runtime.getRunTimeline(runId);
    expect(rows.slice(2)).toMatchObject([
      { type: "step.started", step: "once more", attempt: 1 },
      { type: "step.failed", attempt: 1, willRetry: true, failure: { message: "first" } },
      { type: "step.started", attempt: 2 },
      { type: "step.completed", attempt: 2 },
      { type: "run.completed" },
    ]);
    expect(JSON.stringify(rows)).not.toContain("node_modules");
  });

  test("fails when the server says so, with a failure that has no stack", async () => {
    const { runId } = await app.runtime.trigger({ name: "lab/fail", data: {} });
    const run = await until(app, runId, isOver);
    expect(run).toMatchObject({ status: "failed", failure: { message: "No such invoice.", step: "boom" } });
    expect(JSON.stringify(run)).not.toContain("at ");
    expect((await types(runId)).slice(-2)).toEqual(["step.failed boom", "run.failed"]);
  });

  test("waits for a time and an event", async () => {
    const { runId } = await app.runtime.trigger({ name: "lab/wait", data: {} });
    await until(app, runId, (run) => run.status === "waiting" && run.currentStep === "reply");
    await app.client.send({ name: "lab/reply", data: { answer: 42 } });
    expect(await until(app, runId, isOver)).toMatchObject({ status: "completed", output: { answer: 42 } });
    expect((await types(runId)).slice(2)).toEqual([
      "run.waiting",
      "step.completed nap",
      "run.waiting",
      "step.completed reply",
      "run.completed",
    ]);
  });

  test("has parallel steps", async () => {
    const { runId } = await app.runtime.trigger({ name: "lab/fan", data: {} });
    expect(await until(app, runId, isOver)).toMatchObject({ output: ["P", "Q"] });
    const told = await types(runId);
    for (const name of ["p", "q"]) {
      expect(told.filter((type) => type === `step.started ${name}`)).toHaveLength(1);
      expect(told.filter((type) => type === `step.completed ${name}`)).toHaveLength(1);
    }
  });

  test("invokes another function, which has a run of its own", async () => {
    const { runId } = await app.runtime.trigger({ name: "lab/parent", data: {} });
    expect(await until(app, runId, isOver)).toMatchObject({ output: { doubled: 42 } });
    const { items } = await app.runtime.store.list({ functionId: "lab-child" });
    expect(items).toMatchObject([{ status: "completed", output: { doubled: 42 } }]);
  });

  test("can be started by the client itself, under the id that its data names", async () => {
    await app.client.send({ name: "invoice.requested", data: { runId: "run-17-x", invoiceId: "inv-2" } });
    expect(await app.runtime.getRunStatus("run-17-x")).not.toBeNull();
    expect(await until(app, "run-17-x", isOver)).toMatchObject({ status: "completed", functionId: "lab-two" });
  });

  test("can be tried again once it is over", async () => {
    const { runId } = await app.runtime.trigger({ name: "lab/fail", data: { n: 1 } });
    await expect(app.runtime.retry(runId)).rejects.toMatchObject({ code: "RUN_NOT_FINISHED" });
    await until(app, runId, isOver);
    const again = await app.runtime.retry(runId);
    expect(again.runId).not.toBe(runId);
    expect(await until(app, again.runId, isOver)).toMatchObject({ status: "failed", retryOf: runId });
  });

  test("leaves no trace of the projector's own runs", async () => {
    const { runId } = await app.runtime.trigger({ name: "lab/fail", data: {} });
    await until(app, runId, isOver);
    const { items } = await app.runtime.store.list();
    expect(items.map(({ functionId }) => functionId)).toEqual(["lab-fail"]);
  });
});
