import type { Diagnostic, Severity } from "../diagnostic.ts";
import { helpPage } from "../help.ts";
import { sortDiagnostics } from "../sort.ts";
import { details } from "./details.ts";
import type { RenderOptions } from "./options.ts";
import { printable } from "./printable.ts";
import type { ReadSource } from "./source-lines.ts";

const command: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/** For GitHub Actions: one workflow command a finding, which GitHub shows at the line of the pull request. */
export function renderGithub(
  diagnostics: readonly Diagnostic[],
  _readSource: ReadSource,
  { docsBase }: RenderOptions = {},
): string {
  return sortDiagnostics(diagnostics)
    .map((diagnostic) => `${annotation(diagnostic, docsBase)}\n`)
    .join("");
}

function annotation(diagnostic: Diagnostic, docsBase: string | undefined): string {
  const { code, severity, location, artifact } = diagnostic;
  const file = location?.file ?? artifact?.file;
  const page = helpPage(diagnostic, docsBase);
  const properties = [
    ...(file === undefined ? [] : [`file=${escapeProperty(file)}`]),
    ...(location ? [`line=${location.line}`, `col=${location.column}`] : []),
    `title=${escapeProperty(printable(code))}`,
  ];
  const text = [...details(diagnostic), ...(page === undefined ? [] : [page])].join("\n");
  return `::${command[severity]} ${properties.join(",")}::${escapeData(printable(text))}`;
}

/** As the runner unescapes the text of a command (actions/runner, ActionCommand). */
function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
