import type { Edit } from "../types.ts";
import type { Judgement } from "./rule.ts";

/** What no other rule answers for: nothing that differs is passed over. */
export const unclassifiedChange = {
  code: "unclassified-change",
  class: "UNDECIDED",
  meaning: "Something differs that no rule is about.",
  judge: ({ kind, path }: Pick<Edit, "kind" | "path">): Judgement => ({
    message: `\`${path}\` ${kind === "changed" ? "has changed" : `was ${kind}`}, and no rule says what that means.`,
    reason: { code: "UNSUPPORTED_KEYWORD", message: "No rule is about this part of a document." },
  }),
} as const;
