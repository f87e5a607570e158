import type { Diagnostic } from "../diagnostic.ts";
import { helpPage } from "../help.ts";
import { sortDiagnostics } from "../sort.ts";
import { summarize } from "../summary.ts";
import { jsonText } from "./json-text.ts";
import type { RenderOptions } from "./options.ts";
import type { ReadSource } from "./source-lines.ts";

/** For programs: the shape that `schemas/diagnostics.schema.json` describes. */
export function renderJson(
  diagnostics: readonly Diagnostic[],
  _readSource: ReadSource,
  { docsBase }: RenderOptions = {},
): string {
  return jsonText({
    version: 1,
    summary: summarize(diagnostics),
    diagnostics: sortDiagnostics(diagnostics).map((diagnostic) => inOrder(diagnostic, docsBase)),
  });
}

/** One key order for every diagnostic, whoever made it. */
function inOrder(diagnostic: Diagnostic, docsBase: string | undefined): Diagnostic {
  const { code, severity, origin, message, location, artifact, expected, found, fix, notes } = diagnostic;
  const helpUrl = helpPage(diagnostic, docsBase);
  return {
    code,
    severity,
    origin,
    message,
    ...(location && { location: { file: location.file, line: location.line, column: location.column } }),
    ...(artifact && { artifact: { file: artifact.file, pointer: artifact.pointer } }),
    ...(expected !== undefined && { expected }),
    ...(found !== undefined && { found }),
    ...(fix !== undefined && { fix }),
    ...(notes && { notes }),
    ...(helpUrl !== undefined && { helpUrl }),
  };
}
