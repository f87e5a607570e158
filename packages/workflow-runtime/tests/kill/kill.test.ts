import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { seededRandom } from "../../src/testing/random.ts";
import { campaign } from "./campaign.ts";
import { verify } from "./verify.ts";

// The long form is `node packages/workflow-runtime/tests/kill/main.ts --kills 500`.
const kills = 15;

test("no kill loses a run or a step that was acknowledged, and only steps in flight are done again", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kill-"));
  try {
    const { acknowledged } = await campaign({ folder, kills, random: seededRandom(5) });
    const verdict = verify(folder, acknowledged);
    expect(acknowledged.length).toBeGreaterThan(kills);
    expect({ ...verdict, duplicates: 0, runs: 0 }).toEqual({
      lostRuns: [],
      lostSteps: [],
      doubled: [],
      wrongBookings: [],
      problems: [],
      duplicates: 0,
      runs: 0,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 400_000);
