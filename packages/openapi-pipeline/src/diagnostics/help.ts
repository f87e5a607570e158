import type { Diagnostic } from "./diagnostic.ts";

/** Where our own pages are when nothing else is said: a path from the workspace root. */
export const defaultDocsBase = "docs/diagnostics/";

/**
 * The page that explains a diagnostic: its own `helpUrl`, `<docsBase><code>.md` for our codes,
 * the tool's page for a built-in rule of Redocly or Spectral. `undefined` when there is none.
 */
export function helpPage(diagnostic: Diagnostic, docsBase: string = defaultDocsBase): string | undefined {
  if (diagnostic.helpUrl !== undefined) return diagnostic.helpUrl;
  if (diagnostic.origin === "rawr") return `${docsBase}${diagnostic.code}.md`;
  const rule = diagnostic.code.replace(/^(redocly|spectral)\//, "");
  return diagnostic.origin === "redocly" ? redoclyPage(rule) : spectralPage(rule);
}

/** Rules whose page lies below `rules/common/` since Redocly CLI 2; every other rule for OpenAPI is below `rules/oas/`. */
const redoclyCommonRules: ReadonlySet<string> = new Set([
  "no-duplicated-enum-values",
  "no-enum-type-mismatch",
  "no-mixed-number-range-constraints",
  "no-required-schema-properties-undefined",
  "no-schema-type-mismatch",
  "no-unresolved-refs",
  "no-unsafe-markdown",
  "security-scopes-defined",
  "struct",
]);

function redoclyPage(rule: string): string | undefined {
  if (rule.startsWith("rule/")) return "https://redocly.com/docs/cli/rules/configurable-rules";
  if (rule.includes("/")) return undefined;
  return `https://redocly.com/docs/cli/rules/${redoclyCommonRules.has(rule) ? "common" : "oas"}/${rule}`;
}

function spectralPage(rule: string): string {
  return `https://github.com/stoplightio/spectral/blob/develop/docs/reference/openapi-rules.md#${rule}`;
}
