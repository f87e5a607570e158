import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { seededRandom } from "../../src/testing/random.ts";
import { campaign } from "./campaign.ts";
import { verify } from "./verify.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "500" },
    seed: { type: "string" },
    keep: { type: "boolean", default: false },
  },
});
const kills = Number(values.kills);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const folder = mkdtempSync(join(tmpdir(), "kill-"));

const percentile = (numbers: readonly number[], share: number): string => {
  const sorted = numbers.toSorted((left, right) => left - right);
  return sorted.length === 0
    ? "–"
    : `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number)} ms`;
};

console.log(`${kills} kills, seed ${seed}`);
const { acknowledged, resumedAfter, killedEarly } = await campaign({
  folder,
  kills,
  random: seededRandom(seed),
  onKill: (kill) => {
    if (kill % 25 === 0) console.log(`  ${kill} kills, ${new Date().toISOString().slice(11, 19)}`);
  },
});
const verdict = verify(folder, acknowledged);
const counts = {
  "kills (SIGKILL)": kills,
  "of them before the engine was ready": killedEarly,
  "runs acknowledged": acknowledged.length,
  "runs lost": verdict.lostRuns.length,
  "steps lost": verdict.lostSteps.length,
  "steps in flight at a kill, done again": verdict.duplicates,
  "steps done twice in one process": verdict.doubled.length,
  "runs whose stepTx booked other than once": verdict.wrongBookings.length,
  "other problems (timelines, jobs, waits, integrity_check)": verdict.problems.length,
  "restart to first resumed step, p50": percentile(resumedAfter, 0.5),
  "restart to first resumed step, p99": percentile(resumedAfter, 0.99),
};
for (const [name, value] of Object.entries(counts))
  console.log(`| ${name.padEnd(56)} | ${String(value).padStart(8)} |`);
const bad = [
  ...verdict.lostRuns,
  ...verdict.lostSteps,
  ...verdict.doubled,
  ...verdict.wrongBookings,
  ...verdict.problems,
];
for (const line of bad.slice(0, 20)) console.log(line);
if (values.keep || bad.length > 0) console.log(`Kept for a look: ${folder}`);
else rmSync(folder, { recursive: true, force: true });
process.exitCode = bad.length > 0 ? 1 : 0;
