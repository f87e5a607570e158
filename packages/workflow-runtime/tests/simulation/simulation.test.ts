import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { program } from "../language/arbitrary.ts";
import { randomCrashes } from "./crash-plan.ts";
import { samples } from "./samples.ts";
import { simulate } from "./simulate.ts";

// SIMULATION_SEED=… plays a run again; `node packages/workflow-runtime/tests/simulation/main.ts` is the long form.
const seed = Number(process.env["SIMULATION_SEED"] ?? Date.now() % 2 ** 31);
const count = Number(process.env["SIMULATION_PROGRAMS"] ?? 30);

describe(`random programs (SIMULATION_SEED=${seed})`, () => {
  const arbitrary = fc.record({ generated: program(), chosen: fc.nat() });

  test("come to what the reference says", async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ generated, chosen }) => {
        const { violations } = await simulate({ program: generated, seed: chosen });
        expect(violations).toEqual([]);
      }),
      { numRuns: count, seed, endOnFailure: true },
    );
  });

  test("come to the same through crashes, without a completed step being run again", async () => {
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ generated, chosen }) => {
        const crashAfter = randomCrashes(chosen, { chance: 0.15, most: 8 });
        const { violations } = await simulate({ program: generated, seed: chosen, crashAfter });
        expect(violations).toEqual([]);
      }),
      { numRuns: count, seed: seed + 1, endOnFailure: true },
    );
  });
});

describe.each(Object.entries(samples))("%s", (_name, sample) => {
  test("survives a crash after each of its commits", async () => {
    const { sites, violations } = await simulate({ program: sample, seed: 1 });
    expect(violations).toEqual([]);
    for (let site = 1; site <= sites; site++) {
      const result = await simulate({ program: sample, seed: 1, crashAfter: (at) => at === site });
      expect(result.violations, `crash after commit ${site}`).toEqual([]);
      expect(result.crashes, `crash after commit ${site}`).toBe(1);
    }
  });
});

test("is the same twice with the same seed", async () => {
  const play = () =>
    simulate({ program: samples.everything, seed: 7, crashAfter: randomCrashes(7, { chance: 0.1, most: 5 }) });
  expect(await play()).toEqual(await play());
});
