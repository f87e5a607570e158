import { schemaRule } from "./rule.ts";

export const schemaTextChanged = schemaRule({
  code: "schema-text-changed",
  class: "DOCS",
  meaning: "A title, description, example or comment of a schema says something else.",
  undirected: true,
  judge({ edit, verdict }) {
    if (verdict.kind !== "text") return undefined;
    return { message: `\`${edit.path}\` ${edit.kind === "changed" ? "has changed" : `was ${edit.kind}`}.` };
  },
});
