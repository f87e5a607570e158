import { parseArgs } from "node:util";
import fc from "fast-check";
import { seededRandom } from "../../src/testing/random.ts";
import { program } from "../language/arbitrary.ts";
import type { Program } from "../language/program.ts";
import { randomCrashes } from "./crash-plan.ts";
import { shrink } from "./shrink.ts";
import { type SimulationResult, simulate } from "./simulate.ts";

// The long form of simulation.test.ts: random programs, every second one through crashes. A failure is made small.
const { values } = parseArgs({
  options: {
    programs: { type: "string", default: "1000" },
    seed: { type: "string" },
    "no-shrink": { type: "boolean", default: false },
    only: { type: "string" },
    verbose: { type: "boolean", default: false },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const random = seededRandom(seed);
const totals = { programs: 0, runs: 0, executions: 0, sites: 0, crashes: 0, bad: 0 };

const play = async (generated: Program, chosen: number, crashes: boolean): Promise<SimulationResult> => {
  const crashAfter = randomCrashes(chosen, { chance: 0.15, most: crashes ? 8 : 0 });
  try {
    return await simulate({ program: generated, seed: chosen, crashAfter });
  } catch (error) {
    return { violations: [String(error).slice(0, 1000)], sites: 0, crashes: 0, executions: 0, runs: 0 };
  }
};

console.log(`--seed ${seed}`);
for (const [index, generated] of fc.sample(program(), { numRuns: Number(values.programs), seed }).entries()) {
  const chosen = Math.floor(random() * 2 ** 31);
  const crashes = index % 2 === 1;
  if (values.only !== undefined && index !== Number(values.only)) continue;
  if (values.verbose) console.log(index, JSON.stringify(generated));
  const result = await play(generated, chosen, crashes);
  totals.programs += 1;
  for (const key of ["runs", "executions", "sites", "crashes"] as const) totals[key] += result[key];
  if (result.violations.length === 0) continue;
  totals.bad += 1;
  // The same kind of violation, so that one defect does not turn into another on the way.
  const kind = result.violations[0]?.slice(0, 12) ?? "";
  const small = values["no-shrink"]
    ? generated
    : await shrink(generated, async (candidate) =>
        (await play(candidate, chosen, crashes)).violations.some((violation) => violation.startsWith(kind)),
      );
  const { violations } = await play(small, chosen, crashes);
  console.log(`program ${index}, seed ${chosen}, ${crashes ? "with" : "without"} crashes: ${JSON.stringify(small)}`);
  for (const violation of violations.slice(0, 5)) console.log(`  ${violation}`);
}
console.log(totals);
process.exitCode = totals.bad > 0 ? 1 : 0;
