import { fieldRule } from "./rule.ts";
import { stabilityRank } from "./stability-invalid.ts";

export const stabilityRose = fieldRule({
  code: "stability-rose",
  class: "COMPATIBLE",
  meaning: "Callers are promised at least the stability of before.",
  on: "lifecycle",
  fields: ["stability"],
  judge({ old, next }) {
    const before = stabilityRank(old.stability);
    const after = stabilityRank(next.stability);
    if (before === undefined || after === undefined || after < before) return undefined;
    return {
      message: `The stability is ${next.stability ?? "stable"}, and was ${old.stability ?? "stable"}.`,
      grows: true,
    };
  },
});
