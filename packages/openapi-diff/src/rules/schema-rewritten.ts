import { schemaRule } from "./rule.ts";
import { findingText } from "./shared/edit-text.ts";

export const schemaRewritten = schemaRule({
  code: "schema-rewritten",
  class: "COMPATIBLE",
  meaning: "A schema is written differently or says less, and every value that is sent is still read.",
  judge(finding) {
    const { verdict } = finding;
    if (verdict.kind !== "contained") return undefined;
    return { message: `Nobody is refused: ${findingText(finding)}.` };
  },
});
