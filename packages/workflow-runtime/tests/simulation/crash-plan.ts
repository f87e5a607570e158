import { seededRandom } from "../../src/testing/random.ts";

export interface CrashPlan {
  /** Chance that the engine dies after a commit. */
  readonly chance: number;
  /** Deaths at most: an engine that dies after every commit does nothing else. */
  readonly most: number;
}

/** Crashes that a seed determines. */
export const randomCrashes = (seed: number, { chance, most }: CrashPlan): (() => boolean) => {
  const random = seededRandom(seed);
  let crashes = 0;
  return () => crashes < most && random() < chance && ++crashes > 0;
};
