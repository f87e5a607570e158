import { fieldRule } from "./rule.ts";

/** Narrowest first. What says nothing is published to nobody else; a word that we do not know counts as narrow. */
export const audiences: readonly (string | undefined)[] = [undefined, "internal", "partner", "public"];

export const audienceNarrowed = fieldRule({
  code: "audience-narrowed",
  class: "BEHAVIOUR",
  meaning: "An operation is published to fewer audiences; for those who lose it, it is removed from their document.",
  on: "operation",
  fields: ["audience"],
  judge({ old, next }) {
    if (audiences.indexOf(next.audience) > audiences.indexOf(old.audience)) return undefined;
    return { message: `The audience has changed: ${old.audience ?? "not said"} → ${next.audience ?? "not said"}.` };
  },
});
