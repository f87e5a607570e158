import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { fileWith, ownDatabase, temporaryFolder, writeRuns } from "./database.ts";
import { workflows, workflowsHere } from "./run-command.ts";

const [first, second, third] = [
  "01JD8Z3V6QF4T9K2M7XWNCYB5A",
  "01JD8Z3V6QF4T9K2M7XWNCYB5B",
  "01JE000000000000000000000C",
] as const;
const at = Date.UTC(2026, 10, 20, 9, 30);

const completed = {
  runId: first,
  status: "completed",
  createdAt: at,
  finishedAt: at + 1_200,
  attributes: { invoiceId: "inv-001", tenant: "acme" },
  timeline: [
    { type: "run.queued", at },
    { type: "run.started", at: at + 5 },
    { type: "step.started", step: "load", attempt: 1, at: at + 5 },
    { type: "step.completed", step: "load", attempt: 1, at: at + 605 },
    { type: "run.completed", at: at + 1_200 },
  ],
  steps: [
    { name: "load", status: "completed", startedAt: at, endedAt: at + 600 },
    { name: "charge", status: "completed", attempt: 2, startedAt: at + 600, endedAt: at + 1_200 },
  ],
} as const;
const failed = {
  runId: second,
  status: "failed",
  functionId: "app-charge",
  createdAt: at + 1,
  finishedAt: at + 90_000,
  failure: { code: "LEDGER_DOWN", message: "The ledger\u001b[2J did not answer.", step: "charge" },
  timeline: [
    { type: "run.queued", at: at + 1 },
    {
      type: "step.failed",
      step: "charge",
      attempt: 1,
      failure: { code: "LEDGER_DOWN", message: "The ledger did not answer." },
      willRetry: true,
      at: at + 50,
    },
    { type: "run.failed", at: at + 90_000 },
  ],
} as const;
const waiting = {
  runId: third,
  status: "waiting",
  createdAt: at + 2,
  timeline: [{ type: "run.waiting", detail: { event: "invoice.approved" } }],
} as const;

test("lists the newest first, and says how to see more", async () => {
  const file = await fileWith(completed, failed, waiting);
  const { code, stdout, stderr } = await workflows(["runs", "list", "--file", file, "--limit", "2"]);
  expect(stdout.split("\n").map((line) => line.split(/ {2,}/))).toMatchObject([
    ["RUN", "STATUS", "FUNCTION", "CREATED", "TOOK", "STEP"],
    [third, "waiting", "app-reconcile", "2026-11-20 09:30:00Z", expect.stringMatching(/ …$/)],
    [second, "failed", "app-charge", "2026-11-20 09:30:00Z", "1 m 30 s", "charge"],
    [""],
  ]);
  const cursor = /--cursor (\S+)`/.exec(stderr)?.[1] ?? "";
  const next = await workflows(["runs", "list", "--file", file, "--cursor", cursor, "--json"]);
  expect(JSON.parse(next.stdout)).toMatchObject({ items: [{ runId: first, status: "completed" }] });
  expect([code, next.code]).toEqual([0, 0]);
});

test.for([
  [["--status", "failed"], [second]],
  [
    ["--status", "failed,waiting"],
    [third, second],
  ],
  [
    ["--status", "failed", "--status", "completed"],
    [second, first],
  ],
  [["--function", "app-charge"], [second]],
  [["--attribute", "tenant=acme", "--attribute", "invoiceId=inv-001"], [first]],
  [["--attribute", "tenant=other"], []],
  [
    ["--since", "2026-11-20T09:30:00.001Z"],
    [third, second],
  ],
  [["--since", "1s"], []],
] as const)("filters by %s", async ([options, expected]) => {
  const file = await fileWith(completed, failed, waiting);
  const { code, stdout } = await workflowsHere(["runs", "list", "--file", file, "--json", ...options]);
  const page = JSON.parse(stdout) as { items: readonly { runId: string }[] };
  expect(page.items.map(({ runId }) => runId)).toEqual(expected);
  expect(code).toBe(0);
});

test("shows a run with its steps as bars and its timeline", async () => {
  const file = await fileWith(completed, failed, waiting);
  const { code, stdout } = await workflows(["runs", "show", first, "--file", file]);
  expect(stdout).toMatchInlineSnapshot(`
    "01JD8Z3V6QF4T9K2M7XWNCYB5A
      status      completed
      function    app-reconcile
      engine      embedded
      event       invoice.reconcile.requested
      created     2026-11-20T09:30:00.000Z
      took        1.2 s
      attributes  invoiceId=inv-001 tenant=acme

    STEP    OPERATION  STATUS     ATTEMPT  TOOK
    load    StepRun    completed  1        600 ms  ████████████████················
    charge  StepRun    completed  2        600 ms  ················████████████████

    #  AFTER    WHAT            ATTEMPT  STEP
    1  +0 ms    run.queued
    2  +5 ms    run.started
    3  +5 ms    step.started    1        load
    4  +605 ms  step.completed  1        load
    5  +1.2 s   run.completed
    "
  `);
  expect(code).toBe(0);
});

test("shows why a run failed, and lets nobody steer the terminal", async () => {
  const { stdout } = await workflowsHere(["runs", "show", second, "--file", await fileWith(failed)]);
  expect(stdout).toContain("failure     LEDGER_DOWN: The ledger<U+001B>[2J did not answer.");
  expect(stdout).toContain(
    "step.failed  1        charge  LEDGER_DOWN: The ledger did not answer. (another attempt follows)",
  );
  expect(stdout).not.toContain("\u001b");
});

test("shows what a run waits for", async () => {
  const { stdout } = await workflowsHere(["runs", "show", third, "--file", await fileWith(waiting)]);
  expect(stdout).toContain("event invoice.approved");
  expect(stdout).toContain("so far");
});

test("a program gets the whole run", async () => {
  const { stdout } = await workflows(["runs", "show", first, "--json", "--file", await fileWith(completed)]);
  expect(JSON.parse(stdout)).toMatchObject({
    run: { runId: first, event: { data: { runId: first } } },
    steps: [{ name: "load", output: 1 }, { name: "charge" }],
    timeline: completed.timeline.map(({ type }, index) => ({ sequence: index + 1, type })),
  });
});

test("the beginning of an id is enough, in either case, as long as it is the only one", async () => {
  const file = await fileWith(completed, failed, waiting);
  const only = await workflows(["runs", "show", "01je", "--json", "--file", file]);
  expect(JSON.parse(only.stdout).run.runId).toBe(third);
  const many = await workflows(["runs", "show", "01JD8", "--file", file]);
  expect([many.code, many.stdout]).toEqual([2, ""]);
  expect(many.stderr).toBe(
    `error RUN_AMBIGUOUS: More than one run's id begins with \`01JD8\`: ${first}, ${second}.\n  at ${file}\n  Fix: Write more of the id.\n`,
  );
  const none = await workflows(["runs", "show", "01JX%", "--json", "--file", file]);
  expect([none.code, none.stderr]).toEqual([2, ""]);
  expect(JSON.parse(none.stdout)).toMatchObject({ error: { code: "RUN_NOT_FOUND", where: file } });
});

test("the database is the one of --file, else of WORKFLOW_DATABASE, else .rawr/workflows.db", async () => {
  const cwd = temporaryFolder();
  const standard = join(cwd, ".rawr/workflows.db");
  mkdirSync(dirname(standard));
  const database = ownDatabase(standard);
  await writeRuns(database, waiting);
  const other = await fileWith(completed);
  const ids = async (args: readonly string[], env: Record<string, string>) => {
    const { stdout } = await workflowsHere(["runs", "list", "--json", ...args], { cwd, env });
    return (JSON.parse(stdout) as { items: readonly { runId: string }[] }).items.map(({ runId }) => runId);
  };
  expect(await ids([], {})).toEqual([third]);
  expect(await ids([], { WORKFLOW_DATABASE: other })).toEqual([first]);
  expect(await ids(["--file", standard], { WORKFLOW_DATABASE: other })).toEqual([third]);
});

test("colours are for terminals that want them", async () => {
  const file = await fileWith(completed);
  const plain = await workflowsHere(["runs", "list", "--file", file]);
  const colored = await workflowsHere(["runs", "list", "--file", file], { env: { FORCE_COLOR: "1" } });
  const refused = await workflowsHere(["runs", "list", "--file", file], { env: { FORCE_COLOR: "1", NO_COLOR: "1" } });
  expect([plain, colored, refused].map(({ stdout }) => stdout.includes("\u001b["))).toEqual([false, true, false]);
});
