import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Run, WorkflowRuntime } from "@rawr/workflow-runtime";
import { Inngest, type InngestFunction } from "inngest";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWorkflowRuntime } from "../src/index.ts";
import { listen, silent } from "./stand-in/app.ts";
import { eventKey, StandIn, signingKey } from "./stand-in/server.ts";

let standIn: StandIn;
let folder: string;
let executed: string[];
const open: { close(): Promise<void> }[] = [];

beforeEach(async () => {
  executed = [];
  folder = mkdtempSync(join(tmpdir(), "coordination-switch-"));
  standIn = await StandIn.start();
});
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
  await standIn.close();
  rmSync(folder, { recursive: true });
});

const functionsOf = (client: Inngest.Any): InngestFunction.Any[] => [
  client.createFunction({ id: "approve", triggers: { event: "lab/approve" } }, async ({ event, step }) => {
    await step.run("before", () => {
      executed.push("before");
    });
    const answer = await step.waitForEvent("answer", {
      event: "lab/answer",
      timeout: "1d",
      if: "event.data.key == async.data.key",
    });
    await step.run("after", () => {
      executed.push("after");
    });
    return { by: answer?.data.by, key: event.data.key };
  }),
];

async function start(
  engine: string,
  functions = functionsOf,
): Promise<{ runtime: WorkflowRuntime; client: Inngest.Any }> {
  const env = {
    WORKFLOW_ENGINE: engine,
    INNGEST_BASE_URL: standIn.url,
    INNGEST_EVENT_KEY: eventKey,
    INNGEST_SIGNING_KEY: signingKey,
    INNGEST_REDIS: "1",
  };
  const runtime = createWorkflowRuntime({
    file: join(folder, "runs.db"),
    embedded: { logger: silent },
    inngest: { env, logger: silent, baseUrl: standIn.url },
    engine,
  });
  const client = new Inngest({ id: "lab", logger: silent, ...runtime.clientOptions });
  open.push(runtime);
  await runtime.attach(client, functions(client));
  const server = await listen(runtime.ingress);
  open.push(server);
  if (engine === "inngest") await standIn.sync(server.url);
  return { runtime, client };
}

async function stop(): Promise<void> {
  for (const each of open.splice(0).reverse()) await each.close();
}

async function until(runtime: WorkflowRuntime, runId: string, wished: (run: Run) => boolean): Promise<Run> {
  await expect.poll(async () => wished((await runtime.store.get(runId)) as Run), { timeout: 10_000 }).toBe(true);
  return (await runtime.store.get(runId)) as Run;
}

const isWaiting = ({ status }: Run) => status === "waiting";
const isOver = ({ isTerminal }: Run) => isTerminal;

describe("the switch from the embedded engine to an Inngest server", () => {
  test("lets old runs end where they began, without executing a step again, and begins new ones at the server", async () => {
    const before = await start("embedded");
    const old = await before.runtime.trigger({ name: "lab/approve", data: { key: "old" } });
    await until(before.runtime, old.runId, isWaiting);
    await stop();

    const { runtime, client } = await start("inngest");
    expect(runtime.kind).toBe("inngest");
    const fresh = await runtime.trigger({ name: "lab/approve", data: { key: "new" } });
    await until(runtime, fresh.runId, isWaiting);
    expect(standIn.runsOf("lab-approve")).toHaveLength(1);

    await client.send({ name: "lab/answer", data: { key: "old", by: "Ada" } });
    expect(await until(runtime, old.runId, isOver)).toMatchObject({
      engine: "embedded",
      status: "completed",
      output: { by: "Ada", key: "old" },
    });
    await client.send({ name: "lab/answer", data: { key: "new", by: "Bob" } });
    expect(await until(runtime, fresh.runId, isOver)).toMatchObject({
      engine: "inngest",
      status: "completed",
      output: { by: "Bob", key: "new" },
    });
    expect(executed).toEqual(["before", "before", "after", "after"]);
    expect((await runtime.store.list()).items.map(({ engine }) => engine)).toEqual(["inngest", "embedded"]);
  });

  test("cancels each run where it is, and answers a key that was used before", async () => {
    const before = await start("embedded");
    const request = { name: "lab/approve", data: { key: "old", b: 1 }, idempotencyKey: "k" };
    const old = await before.runtime.trigger(request);
    await until(before.runtime, old.runId, isWaiting);
    await stop();

    const { runtime } = await start("inngest");
    const repeated = { ...request, data: { b: 1, key: "old" } };
    expect(await runtime.trigger(repeated)).toEqual({ runId: old.runId, deduplicated: true });
    const fresh = await runtime.trigger({ name: "lab/approve", data: { key: "new" } });
    await until(runtime, fresh.runId, isWaiting);
    expect(await runtime.cancel(old.runId)).toMatchObject({ engine: "embedded", status: "cancelled" });
    expect(standIn.runsOf("lab-approve")).toMatchObject([{ status: "Running" }]);
    expect(await runtime.cancel(fresh.runId)).toMatchObject({ engine: "inngest", status: "cancelled" });
    expect(standIn.runsOf("lab-approve")).toMatchObject([{ status: "Cancelled" }]);
  });

  test("tries an old run again at the server", async () => {
    const before = await start("embedded");
    const old = await before.runtime.trigger({ name: "lab/approve", data: { key: "old" } });
    await before.runtime.cancel(old.runId);
    await stop();
    const { runtime } = await start("inngest");
    const again = await runtime.retry(old.runId);
    expect(await until(runtime, again.runId, isWaiting)).toMatchObject({ engine: "inngest", retryOf: old.runId });
  });

  test("carries out what other processes ask for, on both engines", async () => {
    const before = await start("embedded");
    const old = await before.runtime.trigger({ name: "lab/approve", data: { key: "old" } });
    await until(before.runtime, old.runId, isWaiting);
    await stop();
    const { runtime } = await start("inngest");
    const fresh = await runtime.trigger({ name: "lab/approve", data: { key: "new" } });
    await until(runtime, fresh.runId, isWaiting);
    const retried = "01JD8Z3V6QF4T9K2M7XWNCYB5R";
    const other = new DatabaseSync(join(folder, "runs.db"));
    const sql = "INSERT INTO commands (kind, run_id, options, created_at) VALUES (?, ?, ?, 0)";
    other.prepare(sql).run("cancel", old.runId, '{"reason":"asked"}');
    other.prepare(sql).run("cancel", fresh.runId, null);
    other.prepare(sql).run("retry", old.runId, JSON.stringify({ runId: retried }));
    expect(await until(runtime, fresh.runId, isOver)).toMatchObject({ status: "cancelled" });
    expect(await runtime.store.get(old.runId)).toMatchObject({ status: "cancelled", reason: "asked" });
    expect(await until(runtime, retried, isWaiting)).toMatchObject({ engine: "inngest", retryOf: old.runId });
    await expect.poll(() => other.prepare("SELECT count(*) AS n FROM commands").get()).toEqual({ n: 0 });
    other.close();
  });

  test("leaves the embedded engine's limits behind once nothing of it is left", async () => {
    const batching = (client: Inngest.Any): InngestFunction.Any[] => [
      client.createFunction(
        { id: "batch", triggers: { event: "lab/batch" }, batchEvents: { maxSize: 2, timeout: "5s" } },
        async () => "done",
      ),
    ];
    await expect(start("embedded", batching)).rejects.toMatchObject({ code: "UNSUPPORTED_OPTION" });
    await stop();
    const { runtime } = await start("inngest", batching);
    const { runId } = await runtime.trigger({ name: "lab/batch", data: {} });
    expect(await until(runtime, runId, isOver)).toMatchObject({ status: "completed", engine: "inngest" });
  });

  test("refuses a name that is no engine's", () => {
    expect(() => createWorkflowRuntime({ file: ":memory:", engine: "temporal" })).toThrow(/"embedded" or "inngest"/);
  });
});
