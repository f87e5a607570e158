import { expect, test } from "vitest";
import { seededRandom } from "../../src/testing/random.ts";
import { randomCrashes } from "../simulation/crash-plan.ts";
import { samples } from "../simulation/samples.ts";
import { simulate } from "../simulation/simulate.ts";

const hour = 3_600_000;

test.each(Object.entries(samples))("a clock that jumps back by up to an hour: %s", async (_name, program) => {
  for (const seed of [1, 2, 3]) {
    const random = seededRandom(seed);
    const jump = () => (random() < 0.3 ? -Math.floor(random() * hour) : 0);
    expect((await simulate({ program, seed, jump })).violations).toEqual([]);
    const crashAfter = randomCrashes(seed, { chance: 0.1, most: 3 });
    expect((await simulate({ program, seed, jump, crashAfter })).violations).toEqual([]);
  }
});
