import { schemaRule } from "./rule.ts";
import { findingText } from "./shared/edit-text.ts";

export const openContent = schemaRule({
  code: "open-content",
  class: "OPEN_CONTENT",
  meaning: "Breaks only whoever sends names that its document does not declare.",
  judge(finding) {
    const { verdict } = finding;
    if (verdict.kind !== "open-content") return undefined;
    return { message: `Undeclared names may be refused: ${findingText(finding)}.` };
  },
});
