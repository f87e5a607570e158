import { schemaRule } from "./rule.ts";
import { findingText } from "./shared/edit-text.ts";

export const openEnumGrew = schemaRule({
  code: "open-enum-grew",
  class: "BEHAVIOUR",
  meaning: "A list of values that readers know to be open has one more.",
  judge(finding) {
    const { verdict } = finding;
    if (verdict.kind !== "open-enum") return undefined;
    return { message: `A value that readers let pass, and do not know: ${findingText(finding)}.` };
  },
});
