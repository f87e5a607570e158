import { schemaRule } from "./rule.ts";
import { findingText } from "./shared/edit-text.ts";

export const schemaMeaningChanged = schemaRule({
  code: "schema-meaning-changed",
  class: "BEHAVIOUR",
  meaning: "The same values mean something else: how a text is encoded, an extension that programs read.",
  undirected: true,
  judge(finding) {
    const { verdict } = finding;
    return verdict.kind === "behaviour" ? { message: `${findingText(finding)}.` } : undefined;
  },
});
