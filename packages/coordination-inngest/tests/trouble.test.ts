import type { Inngest } from "inngest";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type App, isOver, startApp, until } from "./stand-in/app.ts";
import { StandIn } from "./stand-in/server.ts";

let standIn: StandIn;
let app: App;
let executed: string[];
let hold: Promise<void>;
let release: () => void;

const ofApp = (client: Inngest.Any) => [
  client.createFunction({ id: "work", triggers: { event: "lab/work" } }, async ({ event, step }) => {
    await step.run("one", () => executed.push(event.data.runId));
    await step.run("two", () => executed.push(event.data.runId));
    return "done";
  }),
  client.createFunction({ id: "slow", retries: 0, triggers: { event: "lab/slow" } }, async ({ step }) => {
    await step.run("hold", () => hold);
    await step.run("after", () => executed.push("after"));
  }),
  client.createFunction({ id: "asleep", triggers: { event: "lab/asleep" } }, async ({ step }) => {
    await step.waitForEvent("never", { event: "lab/never", timeout: "1d" });
  }),
];

beforeEach(async () => {
  executed = [];
  hold = new Promise((resolve) => {
    release = resolve;
  });
  standIn = await StandIn.start();
  app = await startApp({ functions: ofApp, standIn, silenceMs: 200 });
});
afterEach(async () => {
  release();
  await app.close();
  await standIn.close();
});

const rows = (runId: string) => app.runtime.getRunTimeline(runId);
const terminals = async (runId: string) =>
  (await rows(runId)).filter(({ type }) => /run\.(completed|failed|cancelled)/.test(type)).length;

describe("while the server cannot be reached", () => {
  test("a trigger is accepted, and sent when the server is back", async () => {
    standIn.isDown = true;
    const { runId } = await app.runtime.trigger({ name: "lab/work", data: {} });
    await expect.poll(() => app.trouble.length).toBeGreaterThan(0);
    expect(await app.runtime.getRunStatus(runId)).toMatchObject({ status: "queued" });
    standIn.isDown = false;
    expect(await until(app, runId, isOver)).toMatchObject({ status: "completed" });
  });

  test("nothing acknowledged is lost when this process ends too", async () => {
    standIn.isDown = true;
    const { runId } = await app.runtime.trigger({ name: "lab/work", data: {} });
    await app.runtime.close();
    standIn.isDown = false;
    standIn.executor.functions.clear();
    const next = await startApp({ functions: ofApp, standIn, file: app.file, silenceMs: 200 });
    expect(await until(next, runId, isOver)).toMatchObject({ status: "completed" });
    await next.close();
  });

  test("a cancellation is refused rather than pretended", async () => {
    const { runId } = await app.runtime.trigger({ name: "lab/asleep", data: {} });
    await until(app, runId, ({ status }) => status === "waiting");
    standIn.isDown = true;
    await expect(app.runtime.cancel(runId)).rejects.toMatchObject({ code: "ENGINE_UNREACHABLE" });
    expect(await app.runtime.getRunStatus(runId)).toMatchObject({ status: "waiting" });
  });
});

describe("what gets lost on the way", () => {
  test("an acknowledgement: the event is sent again under its id, until the server is heard, and starts one run", async () => {
    const deaf = await startApp({ functions: ofApp, standIn, isSynced: false });
    standIn.executor.functions.clear();
    standIn.losesAnswers = true;
    const { runId } = await deaf.runtime.trigger({ name: "lab/work", data: {} });
    const arrivals = () => standIn.received.filter(({ id }) => id === runId).length;
    await expect.poll(arrivals, { timeout: 10_000 }).toBeGreaterThan(1);
    await standIn.sync(deaf.url);
    expect(await until(deaf, runId, isOver)).toMatchObject({ status: "completed" });
    expect(standIn.runsOf("lab-work")).toHaveLength(1);
    await deaf.close();
  });

  test("an event that came before the server knew the function: it is sent again", async () => {
    standIn.executor.functions.clear();
    const { runId } = await app.runtime.trigger({ name: "lab/work", data: {} });
    await expect.poll(() => standIn.received.length).toBeGreaterThan(0);
    await standIn.sync(app.url);
    expect(await until(app, runId, isOver)).toMatchObject({ status: "completed" });
    expect(standIn.runsOf("lab-work")).toHaveLength(1);
  });

  test("the server's events: the end is asked for", async () => {
    standIn.executor.tellsEnds = false;
    const { runId } = await app.runtime.trigger({ name: "lab/asleep", data: {} });
    await until(app, runId, ({ status }) => status === "waiting");
    const [run] = standIn.runsOf("lab-asleep");
    if (run) standIn.executor.end(run, "Failed", { name: "Error", message: "Given up." });
    expect(await until(app, runId, isOver)).toMatchObject({ status: "failed", failure: { message: "Given up." } });
  });

  test("everything that another process of the application did: runs, steps and output are asked for", async () => {
    standIn.executor.tellsEnds = false;
    const other = await startApp({ functions: ofApp, standIn });
    const { runId } = await app.runtime.trigger({ name: "lab/work", data: {} });
    expect(await until(app, runId, isOver)).toMatchObject({ status: "completed", output: "done" });
    expect((await rows(runId)).map((row) => ("step" in row ? `${row.type} ${row.step}` : row.type))).toEqual([
      "run.queued",
      "run.started",
      "step.started one",
      "step.completed one",
      "step.started two",
      "step.completed two",
      "run.completed",
    ]);
    await other.close();
  });
});

describe("an answer that the server did not get", () => {
  test("is given again when it calls again, and the run stays as it is", async () => {
    standIn.executor.losesAnswers = 1;
    const { runId } = await app.runtime.trigger({ name: "lab/work", data: {} });
    await until(app, runId, isOver);
    const before = await rows(runId);
    await expect.poll(() => standIn.runsOf("lab-work").map(({ status }) => status)).toEqual(["Completed"]);
    expect(standIn.executor.calls.filter(({ url }) => url.includes("lab-work"))).toHaveLength(2);
    expect(await rows(runId)).toEqual(before);
    expect(executed).toEqual([runId, runId]);
  });
});

describe("an event that the server refuses for good", () => {
  test("fails the run in the end", async () => {
    const impatient = await startApp({ functions: ofApp, standIn, clock: leaping(), isSynced: false });
    standIn.eventStatus = 400;
    const { runId } = await impatient.runtime.trigger({ name: "lab/work", data: {} });
    expect(await until(impatient, runId, isOver)).toMatchObject({ failure: { code: "EVENT_REFUSED" } });
    await impatient.close();
  });
});

describe("cancelling", () => {
  test("ends a run at the server and here", async () => {
    const { runId } = await app.runtime.trigger({ name: "lab/asleep", data: {} });
    await until(app, runId, ({ status }) => status === "waiting");
    const run = await app.runtime.cancel(runId, { reason: "Duplicate invoice" });
    expect(run).toMatchObject({ status: "cancelled", reason: "Duplicate invoice" });
    expect(standIn.runsOf("lab-asleep")).toMatchObject([{ status: "Cancelled" }]);
    await expect(app.runtime.cancel(runId)).rejects.toMatchObject({ code: "RUN_ALREADY_FINISHED" });
    expect(await terminals(runId)).toBe(1);
  });

  test("takes effect before the next step", async () => {
    const { runId } = await app.runtime.trigger({ name: "lab/slow", data: {} });
    await until(app, runId, ({ currentStep }) => currentStep === "hold");
    await app.runtime.cancel(runId);
    release();
    await expect.poll(() => standIn.executor.calls.length).toBeGreaterThan(0);
    expect(executed).toEqual([]);
    expect(await app.runtime.getRunStatus(runId)).toMatchObject({ status: "cancelled" });
  });

  test("of a run that the server has not begun: no step of it is ever executed", async () => {
    standIn.isDown = true;
    const { runId } = await app.runtime.trigger({ name: "lab/work", data: {} });
    await expect.poll(() => app.trouble.length).toBeGreaterThan(0);
    expect(await app.runtime.cancel(runId)).toMatchObject({ status: "cancelled" });
    standIn.isDown = false;
    // The event may have got through before the connection broke: as the server would have it then.
    await app.client.send({ id: runId, name: "lab/work", data: { runId } });
    await expect.poll(() => standIn.runsOf("lab-work").map(({ status }) => status)).toEqual(["Cancelled"]);
    expect(executed).toEqual([]);
  });

  test("by an event that the function names", async () => {
    const { runId } = await app.runtime.trigger({ name: "lab/asleep", data: {} });
    await until(app, runId, ({ status }) => status === "waiting");
    const [run] = standIn.runsOf("lab-asleep");
    if (run) standIn.executor.end(run, "Cancelled");
    expect(await until(app, runId, isOver)).toMatchObject({ status: "cancelled" });
  });

  test("of a run that is not there", async () => {
    await expect(app.runtime.cancel("01JD8Z3V6QF4T9K2M7XWNCYB5R")).rejects.toMatchObject({ code: "RUN_NOT_FOUND" });
  });
});

describe("triggering", () => {
  test("twice with one key gives one run, with other data a refusal", async () => {
    const request = { name: "lab/work", data: { n: 1 }, idempotencyKey: "k" };
    const first = await app.runtime.trigger(request);
    const second = await app.runtime.trigger(request);
    expect(second).toEqual({ runId: first.runId, deduplicated: true });
    await expect(app.runtime.trigger({ ...request, data: { n: 2 } })).rejects.toMatchObject({
      code: "IDEMPOTENCY_KEY_REUSED",
    });
    await until(app, first.runId, isOver);
    expect(standIn.runsOf("lab-work")).toHaveLength(1);
  });

  test("refuses what starts nothing, has no ULID, or is too large", async () => {
    const refused = (request: object) =>
      app.runtime.trigger({ name: "lab/work", data: {}, ...request }).catch(({ code }) => code);
    expect(await refused({ name: "lab/nothing" })).toBe("NO_FUNCTION");
    expect(await refused({ runId: "run-1" })).toBe("INVALID_TRIGGER");
    expect(await refused({ name: "inngest/function.failed" })).toBe("INVALID_TRIGGER");
    expect(await refused({ data: { text: "x".repeat(1024 * 1024) } })).toBe("EVENT_TOO_LARGE");
    await app.runtime.close();
    expect(await refused({})).toBe("RUNTIME_CLOSED");
  });
});

/** A clock that leaps to whatever somebody waits for. */
function leaping() {
  let ahead = 0;
  const now = () => Date.now() + ahead;
  const setTimer = (at: number, callback: () => void) => {
    const timer = setTimeout(() => {
      ahead += Math.max(at - now(), 0);
      callback();
    }, 5);
    return () => clearTimeout(timer);
  };
  return { now, setTimer };
}
