import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, onTestFinished, test } from "vitest";
import type { Run, TimelineEvent } from "../../src/port.ts";
import { temporaryFolder } from "./database.ts";
import { workflows } from "./run-command.ts";

async function startHost(file: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, "host.ts"), file], {
    stdio: ["pipe", "pipe", "inherit"],
    timeout: 100_000,
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const line = async () => String((await lines.next()).value);
  expect(await line()).toBe("ready");
  return {
    trigger(event: string): Promise<string> {
      child.stdin.write(`${event}\n`);
      return line();
    },
    async stop() {
      child.stdin.end();
      await once(child, "exit");
    },
  };
}

async function shown(runId: string, file: string) {
  const { stdout } = await workflows(["runs", "show", runId, "--json", "--file", file]);
  return JSON.parse(stdout) as { run: Run; timeline: readonly TimelineEvent[]; pending: readonly string[] };
}

test("follows, cancels, retries and examines runs of a host in another process", async () => {
  const file = join(temporaryFolder(), "workflows.db");
  const host = await startHost(file);

  const working = await host.trigger("work");
  const watched = await workflows(["runs", "watch", working, "--file", file]);
  expect([watched.code, watched.stderr]).toEqual([0, expect.stringContaining(`${working} completed after `)]);
  expect(watched.stdout).toMatch(/run\.queued\n[^]*step\.completed +1 +wait a moment\n[^]*run\.completed\n$/);

  const sleeping = await host.trigger("sleep");
  await expect.poll(async () => (await shown(sleeping, file)).run.status, { timeout: 30_000 }).toBe("waiting");
  const cancelled = await workflows(["runs", "cancel", sleeping, "--reason", "Duplicate", "--file", file]);
  expect([cancelled.code, cancelled.stdout]).toEqual([0, `${sleeping} is cancelled.\n`]);
  expect((await shown(sleeping, file)).run).toMatchObject({ status: "cancelled", reason: "Duplicate" });

  const failing = await host.trigger("fail");
  expect((await workflows(["runs", "watch", failing, "--file", file])).code).toBe(1);
  const retried = await workflows(["runs", "retry", failing, "--file", file]);
  const again = retried.stdout.trim();
  expect([retried.code, (await workflows(["runs", "watch", again, "--file", file])).code]).toEqual([0, 1]);
  expect((await shown(again, file)).run).toMatchObject({ status: "failed", retryOf: failing });

  const { code, stdout } = await workflows(["runs", "list", "--status", "failed", "--json", "--file", file]);
  const failed = (JSON.parse(stdout) as { items: readonly Run[] }).items.map((run) => run.runId);
  expect([code, failed]).toEqual([0, [again, failing]]);
  await host.stop();
});

test("what was asked without an engine is done by the next one before anything else", async () => {
  const file = join(temporaryFolder(), "workflows.db");
  const first = await startHost(file);
  const sleeping = await first.trigger("sleep");
  const failing = await first.trigger("fail");
  await workflows(["runs", "watch", failing, "--file", file]);
  await expect.poll(async () => (await shown(sleeping, file)).run.status, { timeout: 30_000 }).toBe("waiting");
  await first.stop();

  const cancel = await workflows(["runs", "cancel", sleeping, "--json", "--file", file]);
  expect(JSON.parse(cancel.stdout)).toEqual({ runId: sleeping, outcome: "waiting", status: "waiting" });
  const retry = await workflows(["runs", "retry", failing, "--json", "--file", file]);
  const { runId: again } = JSON.parse(retry.stdout) as { runId: string };
  expect((await shown(failing, file)).pending).toEqual(["retry"]);

  const second = await startHost(file);
  expect((await workflows(["runs", "watch", sleeping, "--file", file])).code).toBe(1);
  await expect
    .poll(async () => (await workflows(["runs", "show", again, "--file", file])).code, { timeout: 30_000 })
    .toBe(0);
  expect((await workflows(["runs", "watch", again, "--file", file])).code).toBe(1);
  expect((await shown(sleeping, file)).run.status).toBe("cancelled");
  expect((await shown(again, file)).run.retryOf).toBe(failing);
  await second.stop();
});
