import { fieldRule } from "./rule.ts";

/** Lowest first. What says nothing is stable: callers may rely on it. */
const stabilities = ["draft", "alpha", "beta", "stable"];

/** A number to compare by; `undefined` for a word that is none of ours. */
export function stabilityRank(stability: string | undefined): number | undefined {
  const rank = stabilities.indexOf((stability ?? "stable").toLowerCase());
  return rank < 0 ? undefined : rank;
}

export const stabilityInvalid = fieldRule({
  code: "stability-invalid",
  class: "LIFECYCLE",
  meaning: "A stability level, the old or the new one, is none of draft, alpha, beta and stable.",
  on: "lifecycle",
  fields: ["stability"],
  judge({ old, next }) {
    const invalid = [next.stability, old.stability].find((level) => stabilityRank(level) === undefined);
    if (invalid === undefined) return undefined;
    return { message: `\`${invalid}\` is no stability level: expected ${stabilities.join(", ")}.` };
  },
});
