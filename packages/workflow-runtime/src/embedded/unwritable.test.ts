import { expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../database/open-database.ts";
import type { LogFields } from "../telemetry/logger.ts";
import { type Harness, openHarness } from "../testing/embedded-harness.ts";
import { temporaryFile } from "../testing/temporary-database.ts";
import { VirtualClock } from "../testing/virtual-clock.ts";
import type { EmbeddedRuntimeOptions } from "./options.ts";

function open(options: EmbeddedRuntimeOptions = {}) {
  const clock = new VirtualClock();
  const database = openDatabase({ file: temporaryFile(), clock });
  const incidents: unknown[] = [];
  const write = ({ incident }: LogFields) => {
    incidents.push(incident);
  };
  const logger = { debug: write, info: write, warn: write, error: write };
  const harness: Harness = openHarness({ logger, ...options, database }, { file: database.file, clock });
  onTestFinished(async () => {
    await harness.runtime.close({ timeoutMs: 0 });
    database.close();
  });
  const pragma = (sql: string) =>
    database.committer.read((tx) => Object.values(tx.database.prepare(`PRAGMA ${sql}`).get() ?? {})[0] as number);
  return { ...harness, incidents, pragma };
}

test.each([
  ["that a call answers with", false],
  ["of a checkpoint", true],
])("the output of a step %s is written down when there is room again", async (_name, checkpointing) => {
  const { client, runtime, clock, until, reaches, incidents, pragma } = open({ retryDelays: [3_600_000] });
  const calls: string[] = [];
  let release = () => {};
  const large = client.createFunction(
    { id: "large", triggers: [{ event: "large" }], checkpointing },
    async ({ step }) => {
      const text = await step.run("large", async () => {
        calls.push("large");
        await new Promise<void>((resolve) => (release = resolve));
        return "x".repeat(300_000);
      });
      return step.run("length", () => {
        calls.push("length");
        return text.length;
      });
    },
  );
  await runtime.attach(client, [large]);
  const { runId } = await runtime.trigger({ name: "large", data: {} });
  await until(() => calls.length === 1);
  pragma(`max_page_count = ${pragma("page_count")}`);
  release();
  await until(() => incidents.includes("DATABASE_FULL"));
  clock.advanceTo(clock.now() + 1_000);
  await until(() => incidents.filter((incident) => incident === "DATABASE_FULL").length === 2);
  pragma("max_page_count = 1000000");
  await until(() => clock.nextTimer !== undefined);
  clock.advanceTo(clock.now() + 1_000);
  expect((await reaches(runId, "completed")).output).toBe(300_000);
  expect(calls).toEqual(["large", "length"]);
});

test("an answer that the engine itself cannot take ends its run, and no other", async () => {
  const { client, runtime, clock, until, reaches, incidents } = open();
  const plain = client.createFunction({ id: "plain", triggers: [{ event: "plain" }] }, async () => "done");
  const beyond = client.createFunction({ id: "beyond", triggers: [{ event: "beyond" }] }, async ({ step }) => {
    // A date that JavaScript has no words for.
    await step.sleep("for ever", "14500000w");
  });
  await runtime.attach(client, [plain, beyond]);
  const { runId } = await runtime.trigger({ name: "beyond", data: {} });
  await until(() => incidents.includes("INTERNAL_ERROR"));
  const other = await runtime.trigger({ name: "plain", data: {} });
  await reaches(other.runId, "completed");
  clock.advanceTo(clock.now() + 1_000);
  expect((await reaches(runId, "failed")).failure).toMatchObject({ code: "INTERNAL_ERROR" });
});
