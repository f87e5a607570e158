import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { program } from "../language/arbitrary.ts";
import { expectationOf } from "../language/reference.ts";
import { differences } from "../simulation/compare.ts";
import { simulate } from "../simulation/simulate.ts";
import { runOnServer } from "./server-run.ts";

// The same programs on the embedded engine and on the Inngest development server at INNGEST_TEST_URL, both held
// against the reference. DIFFERENTIAL_SEED=… plays a run again, DIFFERENTIAL_PROGRAMS says how many.
const url = process.env["INNGEST_TEST_URL"];
const seed = Number(process.env["DIFFERENTIAL_SEED"] ?? Date.now() % 2 ** 31);
const count = Number(process.env["DIFFERENTIAL_PROGRAMS"] ?? 20);

// Real time: no retries that wait for 15 s, and no race that waits for its longest contender.
const quick = program({ races: false, slowRetries: false, longestSleep: 2000 });

if (url === undefined) {
  console.warn("\nNOT COMPARED with a real Inngest server: INNGEST_TEST_URL is not set.\n");
}

describe.skipIf(url === undefined)("embedded engine and Inngest server (skipped: INNGEST_TEST_URL is not set)", () => {
  test(`come to the same (DIFFERENTIAL_SEED=${seed})`, { timeout: count * 120_000 }, async () => {
    for (const generated of fc.sample(quick, { seed, numRuns: count })) {
      const observation = await runOnServer(generated, url as string);
      expect(differences(expectationOf(generated, "root"), observation), JSON.stringify(generated)).toEqual([]);
      const { violations } = await simulate({ program: generated, seed });
      expect(violations, JSON.stringify(generated)).toEqual([]);
    }
  });
});
