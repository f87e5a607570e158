import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { campaign } from "./campaign.ts";
import { verify } from "./verify.ts";

// The long form is `node apps/server/tests/kill/main.ts --kills 20`.
const kills = 3;

test("no kill loses what was acknowledged, books anything twice, breaks a stream or signs anybody out", async () => {
  const folder = mkdtempSync(join(tmpdir(), "kill host "));
  try {
    const course = await campaign({ folder, kills });
    const verdict = verify(folder);
    expect(verdict.runs).toBeGreaterThan(kills);
    expect(verdict.bookings).toBeGreaterThan(kills);
    expect(course.resumed).toBeGreaterThan(0);
    expect({ ...course, ...verdict }).toMatchObject({
      exitCode: 0,
      otherRuns: [],
      lostSessions: [],
      lostRuns: [],
      doubledRuns: [],
      wrongBookings: [],
      brokenStreams: [],
      damaged: [],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 300_000);
