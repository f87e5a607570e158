import { expect, onTestFinished, test } from "vitest";
import { openHarness } from "../testing/embedded-harness.ts";

test("the close forgets every timer: of sleeps, steps in flight and their bounds", async () => {
  const harness = openHarness({ stepTimeoutMs: 60_000 });
  onTestFinished(() => harness.dispose());
  const { client, runtime, clock, until } = harness;
  let isHung = false;
  const hangs = client.createFunction({ id: "hangs", triggers: [{ event: "hang" }] }, async ({ step }) => {
    await step.run("hang", () => {
      isHung = true;
      return new Promise(() => {});
    });
  });
  const sleeps = client.createFunction({ id: "sleeps", triggers: [{ event: "sleep" }] }, async ({ step }) => {
    await step.sleep("long", "1d");
  });
  await runtime.attach(client, [hangs, sleeps]);
  const { runId } = await runtime.trigger({ name: "sleep", data: {} });
  await harness.reaches(runId, "waiting");
  await runtime.trigger({ name: "hang", data: {} });
  await until(() => isHung && clock.pending === 3);
  const closed = runtime.close({ timeoutMs: 1_000 });
  await until(() => clock.pending > 0);
  clock.advanceTo(clock.now() + 1_000);
  await closed;
  expect(clock.pending).toBe(0);
});
