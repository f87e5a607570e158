import { afterEach, beforeEach, expect, test } from "vitest";
import { sendCommand } from "../database/commands.ts";
import type { TriggerReceipt } from "../port.ts";
import { type Harness, openHarness } from "../testing/embedded-harness.ts";

let harness: Harness;
beforeEach(() => {
  harness = openHarness();
});
afterEach(() => harness.dispose());

const day = 86_400_000;

const functions = ({ client }: Harness) => [
  client.createFunction({ id: "sleeps", triggers: [{ event: "sleep" }] }, async ({ step }) => {
    await step.sleep("a day", "1d");
  }),
  client.createFunction({ id: "waits", triggers: [{ event: "wait" }] }, async ({ step }) => {
    const reply = await step.waitForEvent("reply", { event: "reply", timeout: "7d" });
    return reply?.data;
  }),
  client.createFunction(
    { id: "gives-up", triggers: [{ event: "hope" }], cancelOn: [{ event: "reply" }] },
    async ({ step }) => {
      await step.sleep("a year", "365d");
    },
  ),
  client.createFunction(
    { id: "replies", triggers: [{ event: "reply" }, { cron: "0 * * * *" }] },
    async () => "started",
  ),
];

test("a runtime that drains ends what is there, and starts nothing", async () => {
  await harness.runtime.attach(harness.client, functions(harness));
  const started: TriggerReceipt[] = [];
  for (const name of ["sleep", "wait", "hope"]) started.push(await harness.runtime.trigger({ name, data: {} }));
  for (const { runId } of started) await harness.reaches(runId, "waiting");
  harness = await harness.reopen({ drain: true });
  await harness.runtime.attach(harness.client, functions(harness));
  await expect(harness.runtime.trigger({ name: "sleep", data: {} })).rejects.toMatchObject({ code: "RUNTIME_CLOSED" });
  await harness.client.send({ name: "reply", data: { answer: 42 } });
  harness.clock.advanceTo(harness.clock.now() + day);
  const [sleeping, waiting, hoping] = started.map(({ runId }) => runId) as [string, string, string];
  await harness.reaches(sleeping, "completed");
  expect((await harness.reaches(waiting, "completed")).output).toEqual({ answer: 42 });
  await harness.reaches(hoping, "cancelled");
  expect((await harness.runtime.store.list()).items).toHaveLength(3);
});

test("commands of other processes are left to whoever carries them out", async () => {
  await harness.runtime.attach(harness.client, functions(harness));
  const { runId } = await harness.runtime.trigger({ name: "hope", data: {} });
  await harness.reaches(runId, "waiting");
  await harness.runtime.close();
  sendCommand(harness.file, { kind: "cancel", runId, options: { reason: "enough" } }, harness.clock.now());
  harness = await harness.reopen({ commands: false });
  await harness.runtime.attach(harness.client, functions(harness));
  expect((await harness.runtime.store.get(runId))?.status).toBe("waiting");
  harness = await harness.reopen({});
  await harness.runtime.attach(harness.client, functions(harness));
  expect(await harness.reaches(runId, "cancelled")).toMatchObject({ reason: "enough" });
});
