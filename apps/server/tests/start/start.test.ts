import { execFile, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { describe, expect, onTestFinished, test } from "vitest";
import { hostSettings } from "../../src/config/settings.ts";
import type { Ready } from "../../src/start/ready.ts";
import { call, npmStart, temporaryFolder } from "./start-process.ts";

interface Run {
  readonly runId: string;
  readonly status: string;
  readonly isTerminal: boolean;
}

const newInvoice = {
  invoiceId: "inv-own",
  customer: "Kestrel Logistics GmbH",
  reference: "RE-2026-9999",
  currency: "EUR",
  amountCents: 125_000,
  issuedOn: "2026-11-02",
  dueOn: "2026-12-02",
};
const createInvoice = (ready: Ready) =>
  call(ready, "/api/invoicing/invoices", { method: "POST", body: JSON.stringify(newInvoice) });
const trigger = (ready: Ready, invoiceId: string) =>
  call<{ runId: string }>(ready, "/api/workflows/invoicing/reconciliation/trigger", {
    method: "POST",
    body: JSON.stringify({ invoiceId }),
  });
const statusOf = (ready: Ready, runId: string) => call<Run>(ready, `/api/workflows/invoicing/runs/${runId}`);
const invoices = async (ready: Ready) =>
  (await call<{ items: { invoiceId: string }[] }>(ready, "/api/invoicing/invoices?limit=100")).items;

/** The run's whole story; ends with the run. */
async function followed({ url, token }: Ready, runId: string): Promise<string> {
  const headers = { authorization: `Bearer ${token}` };
  return (await fetch(`${url}/api/workflows/invoicing/runs/${runId}/events`, { headers })).text();
}

describe("a fresh start", () => {
  test("seeds, says where everything is, prints a command that works, and stops when it is asked to", async ({
    skip,
  }) => {
    const state = temporaryFolder();
    const { child, ready, ended } = npmStart(["--state", state, "--json"]);
    const told = await ready;
    expect(told).toMatchObject({ ready: true, pid: child.pid, url: expect.stringMatching(/^http:\/\/[\w.]+:\d+$/) });
    expect(readdirSync(state)).toEqual(expect.arrayContaining(["host.db", "invoices.db", "ledger.db", "workflows.db"]));
    expect((await invoices(told)).length).toBeGreaterThanOrEqual(12);
    for (const [name, url] of Object.entries(told.urls)) {
      const { status } = await fetch(url, { headers: { authorization: `Bearer ${told.token}` } });
      expect({ name, status }).toEqual({ name, status: 200 });
    }

    if (spawnSync("curl", ["--version"]).error) return skip("no curl here");
    const { stdout } = await promisify(execFile)("sh", ["-c", String(told.curl)]);
    const { runId } = JSON.parse(stdout) as Run;
    expect(await followed(told, runId)).toContain("run.completed");
    expect(await statusOf(told, runId)).toMatchObject({ status: "completed" });

    child.kill("SIGTERM");
    expect((await ended).status).toBe(0);
  });

  test("speaks to people without colour when nobody sees it, and the command in it is whole", async () => {
    const { child, ended } = npmStart(["--state", join(temporaryFolder(), "deep", "state")]);
    const { stdout } = child;
    let text = "";
    while (!text.includes("Ready after")) text += String((await once(stdout!, "data"))[0]);
    expect(text).not.toContain("\u001b");
    expect(text).toMatch(/^ {2}Console +http:\/\/\S+\/$/m);
    expect(text).toMatch(/^export ORIGIN=http:\S+ TOKEN=[\w.-]+\ncurl [^]+\\\n.+inv-001.+\n/m);
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ status: 0, stderr: expect.stringContaining("Stopping") });
  });

  test("without demo data has none, and everything else", async () => {
    const told = await npmStart(["--state", temporaryFolder(), "--json", "--no-seed"]).ready;
    expect(await invoices(told)).toEqual([]);
    await createInvoice(told);
    expect((await invoices(told)).map(({ invoiceId }) => invoiceId)).toEqual(["inv-own"]);
  });
});

describe("state", () => {
  test("outlives a restart, tokens included; --reset forgets it", async () => {
    const args = ["--state", temporaryFolder(), "--json"];
    const first = npmStart(args);
    await createInvoice(await first.ready);
    first.child.kill("SIGTERM");
    await first.ended;

    const second = npmStart(args);
    const told = await second.ready;
    const own = { ...told, token: String((await first.ready).token) };
    expect(await call(own, "/api/invoicing/invoices/inv-own")).toMatchObject({ reference: newInvoice.reference });
    second.child.kill("SIGTERM");
    await second.ended;

    const third = await npmStart([...args, "--reset"]).ready;
    expect((await invoices(third)).map(({ invoiceId }) => invoiceId)).not.toContain("inv-own");
  });

  test("is left alone by --reset when something else lies beside it", async () => {
    const state = temporaryFolder();
    writeFileSync(join(state, "invoices.db"), "");
    writeFileSync(join(state, "thesis.txt"), "");
    const { status, stdout } = await npmStart(["--state", state, "--json", "--reset"]).ended;
    expect({ status, ...JSON.parse(stdout) }).toMatchObject({ status: 2, error: { code: "STATE_FOLDER_FOREIGN" } });
    expect(readdirSync(state).sort()).toEqual(["invoices.db", "thesis.txt"]);
  });

  test("of a host that runs is not shared and not reset; the process is named", async () => {
    const state = temporaryFolder();
    const first = npmStart(["--state", state, "--json"]);
    const told = await first.ready;
    for (const more of [[], ["--reset"]]) {
      const { status, stderr } = await npmStart(["--state", state, ...more]).ended;
      expect(status).toBe(2);
      expect(stderr).toContain("error DATABASE_IN_USE: ");
      expect(stderr).toContain(`kill ${first.child.pid}`);
      expect(stderr).not.toMatch(/^\s+at /m);
    }
    expect((await invoices(told)).length).toBeGreaterThan(0);
  });

  test("is not touched by a start that cannot be", async () => {
    const state = join(temporaryFolder(), "state");
    for (const args of [["--bogus"], ["--port", "x"]]) {
      const { status, stderr } = await npmStart(["--state", state, ...args]).ended;
      expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining("error BAD_USAGE: ") });
    }
    expect(existsSync(state)).toBe(false);
  });
});

test.each(["invoices.db", "ledger.db", "workflows.db", "host.db"])(
  "a damaged %s is explained, and stays as it is",
  async (name) => {
    const state = temporaryFolder();
    writeFileSync(join(state, name), "no database ".repeat(1_000));
    const { status, stderr } = await npmStart(["--state", state]).ended;
    expect(status).toBe(2);
    expect(stderr).toMatch(/^error [A-Z_]+: .+\n {2}Fix: /);
    expect(stderr).not.toMatch(/INTERNAL_ERROR|^\s+at /m);
    expect(readFileSync(join(state, name), "utf8")).toMatch(/^no database /);
  },
);

test("in production nobody is signed in and nothing is made up: what has to be set is named, all of it", async () => {
  const state = join(temporaryFolder(), "state");
  const { status, stderr } = await npmStart(["--state", state], { NODE_ENV: "production" }).ended;
  expect(status).toBe(2);
  expect(stderr).toContain("error CONFIG_INVALID: ");
  expect(stderr).toMatch(/TOKEN_ISSUER[^]+PUBLIC_ORIGIN/);
  expect(existsSync(state)).toBe(false);
});

test("a port in use is named, with the way out; the state folder is free afterwards", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  const state = temporaryFolder();
  const { status, stderr } = await npmStart(["--state", state, "--port", String(port)]).ended;
  expect(status).toBe(2);
  expect(stderr).toContain(`error PORT_IN_USE: Port ${port}`);
  expect(stderr).toContain("npm start -- --port 0");
  await npmStart(["--state", state, "--json"]).ready;
});

test("--help says every option and every setting, and starts nothing", async () => {
  const { status, stdout } = await npmStart(["--help"]).ended;
  expect(status).toBe(0);
  for (const flag of ["--port", "--host", "--state", "--reset", "--no-seed", "--json"]) expect(stdout).toContain(flag);
  for (const { variable } of hostSettings) expect(stdout).toContain(variable);
});

test("a run that is in the middle when the host is killed goes on when it is started again", async () => {
  const state = temporaryFolder();
  const args = ["--state", state, "--json"];
  const first = npmStart(args);
  const told = await first.ready;
  // Nobody reads the ledger while somebody else writes it, so the run gets no further than its first step.
  const ledger = new DatabaseSync(join(state, "ledger.db"));
  onTestFinished(() => void (ledger.isOpen && ledger.close()));
  ledger.exec("PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE");
  const { runId } = await trigger(told, "inv-001");
  expect(await statusOf(told, runId)).toMatchObject({ isTerminal: false });
  first.child.kill("SIGKILL");
  await first.ended;
  ledger.close();

  const again = await npmStart(args).ready;
  const story = await followed(again, runId);
  expect(story).toContain("run.completed");
  expect(await statusOf(again, runId)).toMatchObject({ status: "completed" });
});
