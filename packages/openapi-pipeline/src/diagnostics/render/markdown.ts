import type { Diagnostic } from "../diagnostic.ts";
import { helpPage } from "../help.ts";
import { sortDiagnostics } from "../sort.ts";
import { formatSummary, operationAt, severityLabels, summarize } from "../summary.ts";
import { details } from "./details.ts";
import type { RenderOptions } from "./options.ts";
import { printable } from "./printable.ts";
import type { ReadSource } from "./source-lines.ts";

/** GitHub refuses a comment above 65,536 characters; the rest is for what a workflow puts around the table. */
const limit = 60_000;

/** For a comment on a pull request: a heading and a table, cut off where a comment would be too long. */
export function renderMarkdown(
  diagnostics: readonly Diagnostic[],
  _readSource: ReadSource,
  options: RenderOptions = {},
): string {
  const heading = `### ${formatSummary(summarize(diagnostics))}\n`;
  if (diagnostics.length === 0) return heading;
  let text = `${heading}\n| | Code | Where | What |\n|---|---|---|---|\n`;
  const sorted = sortDiagnostics(diagnostics);
  for (const [index, diagnostic] of sorted.entries()) {
    const row = `${tableRow(diagnostic, options)}\n`;
    if (text.length + row.length > limit) return `${text}\nand ${sorted.length - index} more\n`;
    text += row;
  }
  return text;
}

function tableRow(diagnostic: Diagnostic, { docsBase, sourceBase }: RenderOptions): string {
  const page = absolute(helpPage(diagnostic, docsBase), sourceBase);
  const code = codeSpan(diagnostic.code);
  const what = details(diagnostic).map(prose).join("<br>");
  return `| ${severityLabels[diagnostic.severity]} | ${link(code, page)} | ${where(diagnostic, sourceBase)} | ${what} |`;
}

/** A comment has no folder that a path could be relative to: without a base there is no link. */
function absolute(page: string | undefined, sourceBase: string | undefined): string | undefined {
  if (page === undefined || URL.canParse(page)) return page;
  return sourceBase === undefined ? undefined : `${sourceBase}${page}`;
}

function where({ location, artifact }: Diagnostic, sourceBase: string | undefined): string {
  if (location) {
    const { file, line, column } = location;
    const href = sourceBase === undefined ? undefined : `${sourceBase}${encodeURI(file.toWellFormed())}#L${line}`;
    return link(codeSpan(`${file}:${line}:${column}`), href);
  }
  if (!artifact) return "";
  return codeSpan(operationAt(artifact.pointer) ?? artifact.file);
}

function link(text: string, href: string | undefined): string {
  return href === undefined ? text : `[${text}](${href.replace(/[\s()<>|]/g, encodeURIComponent)})`;
}

/** A code span with a fence that its text cannot close. A pipe is escaped even there: the table is parsed first. */
function codeSpan(text: string): string {
  const inner = printable(text).replaceAll("\n", " ").replaceAll("|", "\\|");
  const longest = Math.max(0, ...(inner.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = inner.startsWith("`") || inner.endsWith("`") ? " " : "";
  return `${fence}${pad}${inner}${pad}${fence}`;
}

/** Text that stays text: no markup, no HTML, no mention of a person, no reference to an issue. */
function prose(text: string): string {
  return printable(text)
    .replace(/[\\`*_{}[\]()<>|~!&]/g, "\\$&")
    .replace(/[@#](?=[\w-])/g, "$&\u200b")
    .replaceAll("\n", "<br>");
}
