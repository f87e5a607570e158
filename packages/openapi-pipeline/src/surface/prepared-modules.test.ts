import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { createWorkerPool } from "../artifacts/worker-pool.ts";
import type { LoadReport, LoadTask } from "./fixtures/load-task.ts";
import type { KeptModules } from "./prepared-modules.ts";

const root = mkdtempSync(join(tmpdir(), "prepared-modules-"));
const pool = createWorkerPool({ size: 1 });
afterAll(async () => {
  await pool.close();
  rmSync(root, { recursive: true, force: true });
});

function write(file: string, text: string): void {
  mkdirSync(join(root, file, ".."), { recursive: true });
  writeFileSync(join(root, file), text);
}

/** Loads the contract in a thread of its own, as a build does. */
async function load(kept: KeptModules = new Map()) {
  const task: LoadTask = { root, path: join(root, "contracts/runs.v1.ts"), kept };
  const report = await pool.runInWorker<LoadTask, LoadReport>(
    new URL("./fixtures/load-task.ts", import.meta.url),
    "load",
    task,
    { alone: true },
  );
  return { ...report, prepared: [...report.modules.keys()].map((path) => basename(path)).sort() };
}

const contract = `import { title } from "../src/title.ts";

export const surface = {
  name: "runs", version: "1.0.0", title: title satisfies string, description: "Runs.",
  mount: "wrong",
  contracts: { runs: { contract: {} } },
};
`;

test("a module is prepared again when it has changed, and its findings are where its author wrote them", async () => {
  write("src/title.ts", 'export const title: string = "Runs";\n');
  write("contracts/runs.v1.ts", contract);
  const first = await load();
  expect(first.prepared).toEqual(["runs.v1.ts", "title.ts"]);
  expect(first.diagnostics[0]?.location).toMatchObject({ file: "contracts/runs.v1.ts", line: 5 });

  const second = await load(first.modules);
  expect(second.prepared).toEqual([]);
  expect(second.diagnostics).toEqual(first.diagnostics);

  write("contracts/runs.v1.ts", `\n${contract}`);
  const third = await load(first.modules);
  expect(third.prepared).toEqual(["runs.v1.ts"]);
  expect(third.diagnostics[0]?.location).toMatchObject({ line: 6 });
});
