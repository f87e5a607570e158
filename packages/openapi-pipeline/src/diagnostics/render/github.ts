import type { Diagnostic, Severity } from "../diagnostic.ts";
import { helpPage } from "../help.ts";
import { sortDiagnostics } from "../sort.ts";
import { details } from "./details.ts";
import type { RenderOptions } from "./options.ts";
import { printable } from "./printable.ts";
import type { ReadSource } from "./source-lines.ts";

const command: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "notice" };

/**
 * For GitHub Actions: one workflow command a finding, which GitHub shows at the line of the pull request.
 * GitHub shows ten errors and ten warnings of a step; so the first of each code comes before the second of any.
 */
export function renderGithub(
  diagnostics: readonly Diagnostic[],
  _readSource: ReadSource,
  { docsBase }: RenderOptions = {},
): string {
  return spreadCodes(sortDiagnostics(diagnostics))
    .map((diagnostic) => `${annotation(diagnostic, docsBase)}\n`)
    .join("");
}

/** Within a severity, the first finding of every code, then the second of every code, and so on. */
function spreadCodes(sorted: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Map<string, number>();
  const turns = sorted.map((diagnostic, rank) => {
    const key = `${diagnostic.severity} ${diagnostic.code}`;
    const turn = seen.get(key) ?? 0;
    seen.set(key, turn + 1);
    return { diagnostic, rank, turn };
  });
  const bySeverity = Map.groupBy(turns, ({ diagnostic }) => diagnostic.severity);
  return [...bySeverity.values()].flatMap((group) =>
    group.sort((left, right) => left.turn - right.turn || left.rank - right.rank).map(({ diagnostic }) => diagnostic),
  );
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
