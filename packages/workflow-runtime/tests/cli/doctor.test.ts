import { closeSync, existsSync, openSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { WorkflowDatabase } from "../../src/database/open-database.ts";
import { fileWith, ownDatabase, temporaryFolder, writeRuns } from "./database.ts";
import { workflows, workflowsHere } from "./run-command.ts";

const runId = "01JD8Z3V6QF4T9K2M7XWNCYB5A";
const hour = 3_600_000;

interface Finding {
  readonly check: string;
  readonly status: string;
  readonly message: string;
  readonly fix?: string;
}

/** Findings of the database alone, by name. */
async function diagnose(file: string) {
  const { code, stdout } = await workflowsHere(["doctor", "--json", "--file", file]);
  const { findings } = JSON.parse(stdout) as { findings: readonly Finding[] };
  return { code, found: Object.fromEntries(findings.map((finding) => [finding.check, finding])) };
}

function write(database: WorkflowDatabase, sql: string): Promise<unknown> {
  return database.committer.commit(({ statement }) => statement(sql).run());
}

test("a healthy file has no findings", async () => {
  const { code, found } = await diagnose(await fileWith());
  expect(code).toBe(0);
  expect(Object.values(found).map(({ check, status }) => `${check} ${status}`)).toEqual([
    "version ok",
    "integrity ok",
    "size ok",
    "log ok",
    "disk ok",
    "engine ok",
    "jobs skipped",
    "crashes ok",
    "lost-runs ok",
    "silent-runs ok",
    "commands ok",
    "clock ok",
  ]);
});

test("a damaged file is a problem, and nothing that it says of runs is believed", async () => {
  const runs = Array.from({ length: 400 }, (_, index) => ({ runId: `run-${index}` }));
  const file = await fileWith(...runs);
  const descriptor = openSync(file, "r+");
  for (let at = 40_960; at < statSync(file).size; at += 4096)
    writeSync(descriptor, Buffer.alloc(2048, 0xff), 0, 2048, at);
  closeSync(descriptor);
  const { code, found } = await diagnose(file);
  expect(code).toBe(1);
  const problem = found["integrity"] ?? found["database"];
  expect(problem).toMatchObject({ status: "problem", fix: expect.stringContaining(".recover") });
  expect(Object.keys(found)).not.toContain("lost-runs");
});

test("runs without an engine wait for one", async () => {
  const { code, found } = await diagnose(await fileWith({ runId }));
  expect(code).toBe(0);
  expect(found["engine"]).toEqual({
    check: "engine",
    status: "warning",
    message: "none runs, and 1 run waits for one",
    fix: "Start the host.",
  });
});

test("the engine is named by its process, and late jobs are told only while it runs", async () => {
  const file = join(temporaryFolder(), "workflows.db");
  const database = ownDatabase(file);
  await write(database, `INSERT INTO jobs (kind, function_id, due_at) VALUES ('dispatch', 'f', ${Date.now() - hour})`);
  const running = await diagnose(file);
  expect(running.found["engine"]?.message).toBe(`process ${process.pid} executes`);
  expect(running.found["jobs"]).toMatchObject({ status: "warning", message: "1 job late, the oldest by 1 h" });
  database.close();
  expect((await diagnose(file)).found["jobs"]?.status).toBe("skipped");
});

test("a run that nothing will move is a defect; one with a job, a wait or another engine is not", async () => {
  const file = join(temporaryFolder(), "workflows.db");
  const database = ownDatabase(file);
  const createdAt = Date.now() - hour;
  await writeRuns(database, ...["lost", "job", "wait", "elsewhere"].map((id) => ({ runId: id, createdAt })));
  await write(database, "INSERT INTO jobs (kind, function_id, run_id, due_at) VALUES ('wake', 'f', 'job', 1)");
  await write(
    database,
    "INSERT INTO waits (kind, name, run_id) VALUES ('event', 'x', 'wait'), ('cancel', 'x', 'lost')",
  );
  await write(database, "UPDATE runs SET engine = 'inngest' WHERE run_id = 'elsewhere'");
  const { code, found } = await diagnose(file);
  expect(code).toBe(1);
  expect(found["lost-runs"]).toMatchObject({
    status: "problem",
    message: "1 run with neither job nor wait, such as lost",
  });
});

test("crashes, silence, commands that wait and a clock that went back are told", async () => {
  const file = join(temporaryFolder(), "workflows.db");
  const database = ownDatabase(file);
  await writeRuns(
    database,
    { runId, createdAt: Date.now() - 48 * hour },
    { runId: "ahead", createdAt: Date.now() + hour },
  );
  await write(
    database,
    `INSERT INTO jobs (kind, function_id, run_id, due_at, crashes) VALUES ('dispatch', 'f', '${runId}', ${Date.now()}, 7)`,
  );
  await write(database, "INSERT INTO commands (kind, created_at) VALUES ('cancel', 1)");
  const { code, found } = await diagnose(file);
  expect(code).toBe(1);
  expect(found["crashes"]).toMatchObject({
    status: "problem",
    message: `1 job crashed the process more than 3 times; run ${runId} 7 times`,
  });
  expect(found["silent-runs"]).toMatchObject({ status: "warning", message: expect.stringMatching(/ for 2 d$/) });
  expect(found["commands"]).toMatchObject({ status: "warning", message: "1 command not carried out yet" });
  expect(found["clock"]).toMatchObject({ status: "warning", message: expect.stringContaining(" ahead of this clock") });
});

test("other checks are asked with the environment, and one that fails hides nothing", async () => {
  const file = await fileWith();
  const checks = async () => [
    async ({ env }: { env: Readonly<Record<string, string | undefined>> }) => [
      {
        check: "keys",
        status: "warning",
        message: `KEY has ${env["KEY"]?.length} letter`,
        fix: "Use a longer one.",
      } as const,
    ],
    () => Promise.reject(new Error("refused")),
  ];
  const { code, stdout: text } = await workflowsHere(["doctor", "--file", file], { checks, env: { KEY: "x" } });
  expect(code).toBe(1);
  expect(text).toContain("warning  keys         KEY has 1 letter\n                      Fix: Use a longer one.\n");
  expect(text).toContain("problem  doctor       a check failed (INTERNAL_ERROR): refused\n");
  expect(text).toContain("ok       integrity    every page and index is whole\n");
  expect(text).toMatch(/\n\n1 problem, 1 warning\.\n$/);
});

test("`workflows doctor` asks about the Inngest server where one is used, and without a database too", async () => {
  const file = join(temporaryFolder(), "none.db");
  const { code, stdout } = await workflows(["doctor", "--json", "--file", file]);
  const { findings } = JSON.parse(stdout) as { findings: readonly Finding[] };
  expect(findings.map(({ check, status }) => `${check} ${status}`)).toEqual(["database problem", "inngest skipped"]);
  expect([code, existsSync(file)]).toEqual([1, false]);
});
