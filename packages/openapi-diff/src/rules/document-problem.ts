import { presenceRule } from "./rule.ts";

export const documentProblem = presenceRule({
  code: "document-problem",
  class: "UNDECIDED",
  meaning: "A part of the new document cannot be read: a reference to nothing, the same path twice.",
  on: "problem",
  judge({ next }) {
    if (!next) return undefined;
    const code = next.message.startsWith("The reference") ? "REF_UNRESOLVED" : "INVALID_SCHEMA";
    return {
      message: `The new document cannot be read here: ${next.message}`,
      reason: { code, message: next.message },
    };
  },
});
