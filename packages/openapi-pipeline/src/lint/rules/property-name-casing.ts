import { isRecord } from "../is-record.ts";
import { camelCase, isCamelCase } from "./casing.ts";
import { type RuleContext, reportRow } from "./report.ts";

/** Properties are named in camelCase; `$meta`, `_links` and `@type` are a world of their own. */
export function propertyNameCasing() {
  return {
    Schema(schema: unknown, context: RuleContext) {
      const properties = isRecord(schema) && isRecord(schema.properties) ? schema.properties : {};
      for (const name of Object.keys(properties)) {
        if (isCamelCase(name.replace(/^[$_@]+/, "")) || camelCase(name) === "") continue;
        const location = context.location.child(["properties", name]).key();
        reportRow(context, "property-name-casing", { name, suggestion: camelCase(name) }, location);
      }
    },
  };
}
