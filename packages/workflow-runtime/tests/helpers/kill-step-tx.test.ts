import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { temporaryFolder } from "./embedded.ts";

/** The long form: `WORKFLOW_KILLS=500 vitest run …`. */
const kills = Number(process.env["WORKFLOW_KILLS"] ?? 10);

test(`stepTx writes exactly once over ${kills} kills around its commits`, { timeout: 120_000 + kills * 10_000 }, () => {
  const folder = temporaryFolder();
  const live = (risk: number) => {
    const { signal, status, stderr } = spawnSync(process.execPath, [
      join(import.meta.dirname, "killed.ts"),
      folder,
      String(risk),
    ]);
    return signal ?? `${status} ${stderr}`;
  };
  for (let n = 0; n < kills; n += 1) expect(live(0.1)).toBe("SIGKILL");
  expect(live(0)).toBe("0 ");

  const lines = readFileSync(join(folder, "ledger.txt"), "utf8").trim().split("\n");
  const works = lines.filter((line) => line.startsWith("work "));
  const runs = lines.filter((line) => line.startsWith("run ")).map((line) => line.slice(4));
  const database = new DatabaseSync(join(folder, "shop.db"));
  const moves = database
    .prepare("SELECT run, move FROM moves")
    .all()
    .map((row) => `work ${row["run"]} ${row["move"]}`);
  expect(moves.toSorted()).toEqual([...new Set(works)].toSorted());
  expect(moves.length % 5).toBe(0);
  for (const run of runs) expect(moves.filter((line) => line.includes(run))).toHaveLength(5);
  for (const name of ["shop", "runs"]) {
    const check = new DatabaseSync(join(folder, `${name}.db`)).prepare("PRAGMA integrity_check").get();
    expect(check).toEqual({ integrity_check: "ok" });
  }
  // Kills before a commit undo a work, which is then done again: else they have hit nothing.
  expect(works.length).toBeGreaterThan(moves.length);
});
