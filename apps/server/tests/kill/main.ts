import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { campaign } from "./campaign.ts";
import { verify } from "./verify.ts";

const { values } = parseArgs({
  options: { kills: { type: "string", default: "20" }, keep: { type: "boolean", default: false } },
});
const kills = Number(values.kills);
const folder = mkdtempSync(join(tmpdir(), "kill host "));

const course = await campaign({
  folder,
  kills,
  onKill: (kill) => console.log(`  ${kill} of ${kills} kills, ${new Date().toISOString().slice(11, 19)}`),
});
const { invoices, runs, bookings, ...faults } = verify(folder);
const { killedEarly, resumed, resent, readyAfter, otherRuns, lostSessions, exitCode } = course;
const slowest = Math.round(Math.max(...readyAfter));
const counts = {
  "kills (SIGKILL)": kills,
  "of them before the host was ready": killedEarly,
  "invoices created": invoices,
  "runs acknowledged": runs,
  "settlements and adjustments booked": bookings,
  "requests that died, sent again": resent,
  "event streams taken up after their last event": resumed,
  "runs lost, not ended or ended wrongly": faults.lostRuns.length,
  "runs beyond one for each key": faults.doubledRuns.length + otherRuns.length,
  "invoices not booked exactly once": faults.wrongBookings.length,
  "event streams with a gap or a double": faults.brokenStreams.length,
  "sessions lost": lostSessions.length,
  "files damaged": faults.damaged.length,
  "exit code of the last host": exitCode,
  "start to ready, slowest, ms": slowest,
};
for (const [name, value] of Object.entries(counts))
  console.log(`| ${name.padEnd(46)} | ${String(value).padStart(8)} |`);
const bad = [...Object.values(faults).flat(), ...otherRuns, ...lostSessions];
for (const line of bad.slice(0, 20)) console.log(line);
const isFine = bad.length === 0 && exitCode === 0;
if (values.keep || !isFine) console.log(`Kept for a look: ${folder}`);
else rmSync(folder, { recursive: true, force: true });
process.exitCode = isFine ? 0 : 1;
