import { isRecord } from "../is-record.ts";
import { camelCase, isCamelCase, words } from "./casing.ts";
import { type RuleContext, reportRow } from "./report.ts";

/** Parameters are named in camelCase, headers as HTTP writes them: `Idempotency-Key`. */
export function parameterNameCasing() {
  return {
    Parameter(parameter: unknown, context: RuleContext) {
      if (!isRecord(parameter) || typeof parameter.name !== "string") return;
      const { name, in: place } = parameter;
      const isHeader = place === "header";
      if (isHeader ? isHeaderName(name) : isCamelCase(bareName(name))) return;
      reportRow(
        context,
        "parameter-name-casing",
        {
          name,
          place: String(place),
          expected: isHeader ? "Header-Case" : "camelCase",
          suggestion: isHeader ? headerCase(name) : camelCase(name),
        },
        context.location.child("name"),
      );
    },
  };
}

/** Names are compared without case: all lower case, as HTTP/2 sends them, is as good. */
function isHeaderName(name: string): boolean {
  return /^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/.test(name) && (name === name.toLowerCase() || /^[A-Z0-9]/.test(name));
}

function headerCase(name: string): string {
  return words(name)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("-");
}

/** `filter[state]` and `tags[]`: the name before the brackets counts. */
function bareName(name: string): string {
  return name.replace(/\[.*$/, "");
}
