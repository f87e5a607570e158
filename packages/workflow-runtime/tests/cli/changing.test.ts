import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { appendTimeline } from "../../src/store/append.ts";
import { fileWith, ownDatabase, temporaryFolder, writeRuns } from "./database.ts";
import { takeCommands } from "./owner.ts";
import { workflows } from "./run-command.ts";

const runId = "01JD8Z3V6QF4T9K2M7XWNCYB5A";
const day = 86_400_000;

test("cancels a run in the engine of another process", async () => {
  const file = join(temporaryFolder(), "workflows.db");
  const database = ownDatabase(file);
  await writeRuns(database, { runId });
  const taken = takeCommands(database, (transaction, command) => {
    transaction.statement("UPDATE runs SET status = 'cancelled' WHERE run_id = ?").run(command.run_id);
  });
  const { code, stdout } = await workflows(["runs", "cancel", "01JD", "--reason", "Duplicate", "--file", file]);
  expect([code, stdout]).toEqual([0, `${runId} is cancelled.\n`]);
  expect(taken).toEqual([{ kind: "cancel", run_id: runId, options: { reason: "Duplicate" } }]);
});

test("a cancel that came too late is a finding", async () => {
  const file = join(temporaryFolder(), "workflows.db");
  const database = ownDatabase(file);
  await writeRuns(database, { runId });
  takeCommands(database, (transaction) => {
    transaction.statement("UPDATE runs SET status = 'completed' WHERE run_id = ?").run(runId);
  });
  const { code, stdout } = await workflows(["runs", "cancel", runId, "--json", "--file", file]);
  expect([code, JSON.parse(stdout)]).toEqual([1, { runId, outcome: "done", status: "completed" }]);
});

test("without an engine a cancel waits for the next one, and says so", async () => {
  const file = await fileWith({ runId });
  const { code, stdout } = await workflows(["runs", "cancel", runId, "--file", file]);
  expect([code, stdout]).toEqual([
    0,
    `${runId} will be cancelled: no engine runs, and the next one does it before its next step.\n`,
  ]);
  const { stdout: page } = await workflows(["runs", "show", runId, "--file", file]);
  expect(page).toContain("  pending     cancel, when an engine runs\n");
  const taken = takeCommands(ownDatabase(file), () => {});
  await expect.poll(() => taken).toEqual([{ kind: "cancel", run_id: runId, options: {} }]);
});

test("retries a run under an id that is known at once", async () => {
  const file = join(temporaryFolder(), "workflows.db");
  const database = ownDatabase(file);
  await writeRuns(database, { runId, status: "failed", finishedAt: 1 });
  const taken = takeCommands(database, (transaction, { options, run_id }) => {
    transaction
      .statement(
        `INSERT INTO runs (run_id, function_id, status, event, retry_of, last_at, created_at, updated_at)
         SELECT ?, function_id, 'queued', event, ?, 1, 1, 1 FROM runs WHERE run_id = ?`,
      )
      .run(String(options["runId"]), run_id, run_id);
  });
  const { code, stdout } = await workflows(["runs", "retry", runId, "--file", file]);
  expect([code, taken[0]]).toEqual([0, { kind: "retry", run_id: runId, options: { runId: stdout.trim() } }]);
  expect(stdout).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}\n$/);
});

test("a retry that the engine refused is a finding", async () => {
  const file = join(temporaryFolder(), "workflows.db");
  const database = ownDatabase(file);
  await writeRuns(database, { runId, status: "failed", finishedAt: 1 });
  takeCommands(database, () => {});
  const { code, stderr } = await workflows(["runs", "retry", runId, "--file", file]);
  expect([code, stderr]).toEqual([1, "The engine did not start it; its log says why (COMMAND_FAILED).\n"]);
});

test("what has ended is not cancelled, and what has not is not retried", async () => {
  const file = await fileWith({ runId, status: "failed", finishedAt: 1 }, { runId: "01JE" });
  const [cancel, retry] = await Promise.all([
    workflows(["runs", "cancel", runId, "--file", file]),
    workflows(["runs", "retry", "01JE", "--file", file]),
  ]);
  expect([cancel.code, retry.code]).toEqual([2, 2]);
  expect(cancel.stderr).toContain(`error RUN_ALREADY_FINISHED: Run ${runId} is failed.\n  Fix: `);
  expect(retry.stderr).toContain("error RUN_NOT_FINISHED: Run 01JE is running.\n  Fix: Cancel the run first");
  const database = new DatabaseSync(file, { readOnly: true });
  expect(database.prepare("SELECT * FROM commands").all()).toEqual([]);
  database.close();
});

test("prunes what ended long ago, with its rows, and nothing else", async () => {
  const now = Date.now();
  const ended = (id: string, days: number) =>
    ({
      runId: id,
      status: "completed",
      finishedAt: now - days * day,
      timeline: [{ type: "run.queued" }],
    }) as const;
  const file = await fileWith(ended("A", 40), ended("B", 20), ended("C", 5), { runId: "D", createdAt: now - 99 * day });
  const left = async () => {
    const { stdout } = await workflows(["runs", "list", "--json", "--file", file]);
    return (JSON.parse(stdout) as { items: readonly { runId: string }[] }).items.map((run) => run.runId).sort();
  };
  const dry = await workflows(["runs", "prune", "--older-than", "10d", "--dry-run", "--file", file]);
  expect([dry.code, dry.stdout]).toEqual([0, "2 runs that ended more than 10 d ago would be deleted.\n"]);
  expect(await left()).toEqual(["A", "B", "C", "D"]);
  const month = await workflows(["runs", "prune", "--json", "--file", file]);
  expect(JSON.parse(month.stdout)).toEqual({ runs: 1, dryRun: false });
  const days = await workflows(["runs", "prune", "--older-than", "10d", "--file", file]);
  expect([days.code, days.stdout]).toEqual([0, "1 run that ended more than 10 d ago deleted.\n"]);
  expect(await left()).toEqual(["C", "D"]);
  const database = new DatabaseSync(file, { readOnly: true });
  expect(database.prepare("SELECT run_id FROM timeline").all()).toEqual([{ run_id: "C" }]);
  database.close();
});

test("an engine that runs prunes itself", async () => {
  const file = join(temporaryFolder(), "workflows.db");
  const database = ownDatabase(file);
  await writeRuns(database, { runId, status: "completed", finishedAt: 1 });
  const taken = takeCommands(database, (transaction) => {
    transaction.statement("DELETE FROM runs").run();
  });
  const { stdout } = await workflows(["runs", "prune", "--file", file]);
  expect(stdout).toBe("1 run that ended more than 30 d ago deleted.\n");
  expect(taken).toEqual([{ kind: "prune", run_id: null, options: { olderThanMs: 30 * day } }]);
});

test.for([
  ["completed", 0],
  ["failed", 1],
  ["cancelled", 1],
] as const)("watches a run in another process to its end: %s", async ([status, expected]) => {
  const file = join(temporaryFolder(), "workflows.db");
  const database = ownDatabase(file);
  await writeRuns(database, { runId, timeline: [{ type: "run.queued" }, { type: "run.started" }] });
  const end = () =>
    database.committer.commit((transaction, now) => {
      transaction.statement("UPDATE runs SET status = ?, finished_at = ? WHERE run_id = ?").run(status, now, runId);
      appendTimeline(transaction, runId, now, { type: "step.completed", step: "charge", attempt: 1 });
      appendTimeline(transaction, runId, now, { type: `run.${status}` });
    });
  let isOver = false;
  const { code, stdout, stderr } = await workflows(["runs", "watch", "01JD", "--json", "--file", file], {
    // What was there already has been printed: all that follows is live.
    onOutput: (text) => {
      if (isOver || !text.includes("run.started")) return;
      isOver = true;
      void end();
    },
  });
  const events = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { sequence: number; type: string });
  expect(events.map(({ sequence, type }) => `${sequence} ${type}`)).toEqual([
    "1 run.queued",
    "2 run.started",
    "3 step.completed",
    `4 run.${status}`,
  ]);
  expect([code, stderr]).toEqual([expected, ""]);
});

test("a run that has ended is watched by reading it, for people too", async () => {
  const file = await fileWith({
    runId,
    status: "failed",
    createdAt: 1000,
    finishedAt: 3500,
    timeline: [
      { type: "run.queued", at: 1000 },
      { type: "run.failed", at: 3500 },
    ],
  });
  const { code, stdout, stderr } = await workflows(["runs", "watch", runId, "--file", file]);
  expect([code, stdout, stderr]).toEqual([
    1,
    "1    +0 ms       run.queued\n2    +2.5 s      run.failed\n",
    `${runId} failed after 2.5 s\n`,
  ]);
});

test("Ctrl-C ends a watch with 130", async () => {
  const file = await fileWith({ runId, timeline: [{ type: "run.queued" }] });
  const { code, stderr } = await workflows(["runs", "watch", runId, "--file", file], {
    onOutput: (text, child) => text.includes("run.queued") && child.kill("SIGINT"),
  });
  expect([code, stderr]).toEqual([130, ""]);
});
