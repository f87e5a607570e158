import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { temporaryFile } from "../../src/testing/temporary-database.ts";

test("a script that only awaits a run lives until it ends, and nothing is left after the close", async () => {
  const script = join(import.meta.dirname, "script.ts");
  // A process that did not end by itself would be killed, and the promise would reject.
  const { stdout } = await promisify(execFile)(process.execPath, [script, temporaryFile()], { timeout: 20_000 });
  const lines = stdout.trim().split("\n");
  expect(lines.slice(0, -1)).toEqual([
    "run.queued",
    "run.started",
    "run.waiting",
    "step.completed",
    "step.started",
    "step.completed",
    "run.completed",
  ]);
  expect(JSON.parse(lines.at(-1) ?? "")).toEqual({ followed: "RUNTIME_CLOSED", left: [] });
});
