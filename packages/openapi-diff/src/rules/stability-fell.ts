import { fieldRule } from "./rule.ts";
import { stabilityRank } from "./stability-invalid.ts";

export const stabilityFell = fieldRule({
  code: "stability-fell",
  class: "LIFECYCLE",
  meaning: "Callers are promised less stability than before.",
  on: "lifecycle",
  fields: ["stability"],
  judge({ old, next }) {
    const before = stabilityRank(old.stability);
    const after = stabilityRank(next.stability);
    if (before === undefined || after === undefined || after >= before) return undefined;
    return { message: `The stability fell: ${old.stability ?? "stable"} → ${next.stability}.` };
  },
});
