import { rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import type { FunctionProgram, Program } from "../language/program.ts";
import { samples } from "./samples.ts";
import { type SimulationOptions, simulate } from "./simulate.ts";

// Each check of the simulation, seen to fail: an engine's image is altered as a defect would, or its calls are.

/** Runs a statement on what a crash left. */
const altered = (sql: string) => (file: string) => {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
};

const after = (site: number) => (at: number) => at === site;

const violationsOf = async (options: Omit<SimulationOptions, "seed">): Promise<string> => {
  try {
    return (await simulate({ seed: 1, ...options })).violations.join("\n");
  } catch (error) {
    return String(error);
  }
};

const sitesOf = async (program: Program): Promise<number> => (await simulate({ program, seed: 1 })).sites;

const steps = samples["steps and retries"];

test.each<{ defect: string; damage: string; seen: RegExp }>([
  { defect: "a run is forgotten", damage: "DELETE FROM runs", seen: /run lost/ },
  {
    defect: "a completed step is forgotten",
    damage: "DELETE FROM steps; UPDATE runs SET steps_completed = 0",
    seen: /completed step run again/,
  },
  { defect: "a memo is changed", damage: `UPDATE steps SET memo = '{"data":"other"}'`, seen: /expected .* got/ },
  { defect: "a row of a timeline is missing", damage: "DELETE FROM timeline WHERE sequence = 2", seen: /gap/ },
  { defect: "a row of a timeline is rewritten", damage: "UPDATE timeline SET at = at + 5", seen: /timeline rewritten/ },
  { defect: "a timeline goes back", damage: "UPDATE timeline SET at = 0 WHERE sequence = 2", seen: /back in time/ },
  { defect: "a job is forgotten", damage: "DELETE FROM jobs", seen: /has not ended/ },
  {
    defect: "a job is never executed",
    damage: "INSERT INTO jobs (kind, function_id, run_id, due_at) VALUES ('dispatch', 'lang-none', 'gone', 0)",
    seen: /stuck/,
  },
])("$defect", async ({ damage, seen }) => {
  const middle = Math.floor((await sitesOf(steps)) / 2);
  expect(await violationsOf({ program: steps, crashAfter: after(middle), damage: altered(damage) })).toMatch(seen);
});

test.each<{ defect: string; damage: string; seen: RegExp }>([
  { defect: "an ended run is opened again", damage: "UPDATE runs SET status = 'waiting'", seen: /ended run changed/ },
  {
    defect: "a job of an ended run is left",
    damage: "INSERT INTO jobs (kind, function_id, run_id, due_at) SELECT 'wake', 'lang-f0', run_id, 9e12 FROM runs",
    seen: /job wake is left/,
  },
  {
    defect: "a wait of an ended run is left",
    damage: "INSERT INTO waits (kind, name, run_id) SELECT 'event', 'e', run_id FROM runs",
    seen: /wait is left/,
  },
  {
    defect: "there are two terminal rows",
    damage: "INSERT INTO timeline (run_id, sequence, at, type) SELECT run_id, 99, 9e12, 'run.completed' FROM runs",
    seen: /2 terminal rows/,
  },
])("$defect", async ({ damage, seen }) => {
  const last = await sitesOf(steps);
  expect(await violationsOf({ program: steps, crashAfter: after(last), damage: altered(damage) })).toMatch(seen);
});

test("the last commits are not on the disk", async () => {
  const damage = (file: string) => rmSync(`${file}-wal`, { force: true });
  expect(await violationsOf({ program: steps, crashAfter: after(5), damage })).toMatch(/lost|no such table/);
});

test("a call is made twice", async () => {
  const wrapHandler: SimulationOptions["wrapHandler"] = (handler) => async (request) => {
    if (request.method === "POST") await handler(request.clone());
    return handler(request);
  };
  expect(await violationsOf({ program: steps, wrapHandler })).toMatch(/run again|executed \d times/);
});

test("a call never returns", async () => {
  const wrapHandler: SimulationOptions["wrapHandler"] = (handler) => (request) =>
    request.method === "POST" ? new Promise(() => {}) : handler(request);
  expect(await violationsOf({ program: steps, wrapHandler })).toMatch(/stuck/);
});

test("a limit of concurrency is not kept", async () => {
  const parallel = samples["parallel steps"].functions[0];
  const program: Program = { functions: [{ ...(parallel as FunctionProgram), concurrency: 1 }], ending: "return" };
  expect(await violationsOf({ program })).toBe("");
  expect(await violationsOf({ program: samples["parallel steps"], limitOf: () => 1 })).toMatch(
    /at once, where 1 may be/,
  );
});
