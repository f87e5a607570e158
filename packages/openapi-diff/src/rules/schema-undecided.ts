import { schemaRule } from "./rule.ts";
import { findingText } from "./shared/edit-text.ts";

export const schemaUndecided = schemaRule({
  code: "schema-undecided",
  class: "UNDECIDED",
  meaning: "Neither a proof nor a witness was found for an edit of a schema; the reason is said.",
  judge(finding) {
    const { verdict } = finding;
    if (verdict.kind !== "undecided") return undefined;
    return { message: `${findingText(finding)}: ${verdict.reason.message}` };
  },
});
