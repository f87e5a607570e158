import { decodePointer } from "@rawr/openapi-document";
import type { SchemaFinding } from "../schema-question.ts";
import { schemaRule } from "./rule.ts";

export const propertyRemoved = schemaRule({
  code: "property-removed",
  class: "SDK_SOURCE",
  meaning: "A property is not described any more: no value is refused, but code that names it no longer compiles.",
  undirected: true,
  judge(finding, scene) {
    const name = removedProperty(finding);
    if (name === undefined) return undefined;
    return {
      message: `The property \`${name}\` was removed.`,
      witness: {
        kind: "message",
        sentBy: scene.sentBy,
        text: `value[${JSON.stringify(name)}]`,
        refusal: `In a client that is generated from the new document the type has no \`${name}\`.`,
      },
    };
  },
});

/** The name of a property that went away without a value being refused. */
function removedProperty({ edit, oldPointer, verdict }: SchemaFinding): string | undefined {
  if (edit.kind !== "removed" || (verdict.kind !== "contained" && verdict.kind !== "open-content")) return undefined;
  const [keyword, name] = decodePointer(oldPointer ?? "").slice(-2);
  const isSchema = typeof edit.before === "boolean" || (typeof edit.before === "object" && !Array.isArray(edit.before));
  return keyword === "properties" && isSchema ? name : undefined;
}
