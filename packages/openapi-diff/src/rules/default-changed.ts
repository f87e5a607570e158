import { schemaRule } from "./rule.ts";
import { findingText } from "./shared/edit-text.ts";

export const defaultChanged = schemaRule({
  code: "default-changed",
  class: "BEHAVIOUR",
  meaning: "What is left out means something else.",
  undirected: true,
  judge(finding) {
    const { verdict } = finding;
    return verdict.kind === "behaviour" && /(^|\.)default$/.test(finding.edit.path)
      ? { message: `${findingText(finding)}.` }
      : undefined;
  },
});
