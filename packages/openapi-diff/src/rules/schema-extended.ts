import { schemaRule } from "./rule.ts";
import { findingText } from "./shared/edit-text.ts";
import { grows } from "./shared/growth.ts";

export const schemaExtended = schemaRule({
  code: "schema-extended",
  class: "COMPATIBLE",
  meaning: "A server accepts more values, or says more, and every value that is sent is still read.",
  judge(finding, scene) {
    const { verdict } = finding;
    if (verdict.kind !== "contained" || !grows(finding, scene)) return undefined;
    return { message: `Nobody is refused: ${findingText(finding)}.` };
  },
});
