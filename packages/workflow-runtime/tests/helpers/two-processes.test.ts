import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";

const steps = 150;

test("two processes that execute the same run write each step once, and both read the same results", async () => {
  const folder = mkdtempSync(join(tmpdir(), "step-tx-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "shop.db");
  const database = new DatabaseSync(file);
  database.exec("PRAGMA journal_mode = WAL; CREATE TABLE effects (step INTEGER, process TEXT)");
  const attempts = ["zombie", "successor"].map((name) =>
    promisify(execFile)(process.execPath, [join(import.meta.dirname, "attempt.ts"), file, name, String(steps)]),
  );
  const [zombie, successor] = await Promise.all(attempts);
  expect(zombie?.stdout).toBe(successor?.stdout);
  const effects = database.prepare("SELECT process FROM effects ORDER BY step").all();
  expect(effects.map((row) => row["process"])).toEqual(JSON.parse(String(zombie?.stdout)));
  expect(effects).toHaveLength(steps);
  database.close();
});
