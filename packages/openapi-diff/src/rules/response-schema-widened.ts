import { directionOf } from "../scene.ts";
import { schemaRule } from "./rule.ts";
import { findingText } from "./shared/edit-text.ts";

export const responseSchemaWidened = schemaRule({
  code: "response-schema-widened",
  class: "WIRE",
  meaning: "The server sends a value that callers do not expect.",
  judge(finding, scene) {
    const { verdict } = finding;
    if (verdict.kind !== "broken" || directionOf(scene) !== "response") return undefined;
    return { message: `What the server sends may not be understood: ${findingText(finding)}.` };
  },
});
