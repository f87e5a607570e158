import { directionOf } from "../scene.ts";
import { schemaRule } from "./rule.ts";
import { editText } from "./shared/edit-text.ts";

export const requestSchemaNarrowed = schemaRule({
  code: "request-schema-narrowed",
  class: "WIRE",
  meaning: "Callers send a value that the server refuses.",
  judge({ edit, verdict }, scene) {
    if (verdict.kind !== "broken" || directionOf(scene) !== "request") return undefined;
    return { message: `What callers send may be refused: ${editText(edit)}.` };
  },
});
