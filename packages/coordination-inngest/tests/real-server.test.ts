import type { Inngest } from "inngest";
import { describe, expect, test } from "vitest";
import { diagnose } from "../src/index.ts";
import { isOver, startApp, until } from "./stand-in/app.ts";
import { StandIn } from "./stand-in/server.ts";

/**
 * Against a real server: `INNGEST_TEST_URL` (with `INNGEST_TEST_SIGNING_KEY` and `INNGEST_TEST_EVENT_KEY`, unless it is
 * a development server). It has to reach this machine's loopback.
 */
const url = process.env["INNGEST_TEST_URL"];
const signingKey = process.env["INNGEST_TEST_SIGNING_KEY"] ?? "";
const eventKey = process.env["INNGEST_TEST_EVENT_KEY"] ?? "";

const functions = (client: Inngest.Any) => [
  client.createFunction({ id: "two", triggers: { event: "lab/two" } }, async ({ step }) => {
    const a = await step.run("a", () => 1);
    await step.sleep("nap", "1s");
    return a + (await step.run("b", () => 2));
  }),
  client.createFunction({ id: "fail", retries: 0, triggers: { event: "lab/fail" } }, async ({ step }) => {
    await step.run("boom", () => {
      throw new Error("No.");
    });
  }),
  client.createFunction({ id: "asleep", triggers: { event: "lab/asleep" } }, async ({ step }) => {
    await step.waitForEvent("never", { event: "lab/never", timeout: "1d" });
  }),
];

if (!url) console.warn("\nNOT TESTED against a real Inngest server: INNGEST_TEST_URL is not set.\n");

describe.skipIf(!url)("on a real Inngest server (skipped: INNGEST_TEST_URL is not set)", () => {
  test("runs complete, fail and are cancelled, and the doctor is content", { timeout: 60_000 }, async () => {
    const standIn = await StandIn.start();
    const connection = { baseUrl: url as string, signingKey, eventKey, isDev: signingKey === "" };
    const app = await startApp({ standIn, isSynced: false, functions, silenceMs: 1_000, ...connection });
    // The server is asked to look at the application, as its own command line would.
    await fetch(app.url, { method: "PUT" });
    const done = await app.runtime.trigger({ name: "lab/two", data: {} });
    const failed = await app.runtime.trigger({ name: "lab/fail", data: {} });
    const cancelled = await app.runtime.trigger({ name: "lab/asleep", data: {} });
    expect(await until(app, done.runId, isOver)).toMatchObject({ status: "completed", output: 3 });
    expect(await until(app, failed.runId, isOver)).toMatchObject({ status: "failed", failure: { message: "No." } });
    await until(app, cancelled.runId, ({ status }) => status === "waiting");
    expect(await app.runtime.cancel(cancelled.runId)).toMatchObject({ status: "cancelled" });
    const results = await diagnose({ ...connection, env: {}, file: app.file, redisConfirmed: true });
    expect(results.filter(({ status }) => status === "problem")).toEqual([]);
    await app.close();
    await standIn.close();
  });
});
