import { directionOf } from "../scene.ts";
import { schemaRule } from "./rule.ts";
import { findingText } from "./shared/edit-text.ts";

export const requestSchemaNarrowed = schemaRule({
  code: "request-schema-narrowed",
  class: "WIRE",
  meaning: "Callers send a value that the server refuses.",
  judge(finding, scene) {
    const { verdict } = finding;
    if (verdict.kind !== "broken" || directionOf(scene) !== "request") return undefined;
    return { message: `What callers send may be refused: ${findingText(finding)}.` };
  },
});
