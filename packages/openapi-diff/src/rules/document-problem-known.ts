import { presenceRule } from "./rule.ts";

/** What cannot be read promises nothing; whoever follows the old document could not read it either. */
export const documentProblemKnown = presenceRule({
  code: "document-problem-known",
  class: "DOCS",
  meaning: "A part of the old document could not be read: it is mended, or is the same in the new one.",
  on: "problem",
  judge({ old, next }) {
    return old && !next ? { message: `The old document cannot be read here: ${old.message}` } : undefined;
  },
});
