import { styleText } from "node:util";
import type { Diagnostic, Severity, SourceLocation } from "../diagnostic.ts";
import { helpPage } from "../help.ts";
import { sortDiagnostics } from "../sort.ts";
import { type DiagnosticSummary, formatSummary, operationAt, severityLabels, summarize } from "../summary.ts";
import { excerpt } from "./excerpt.ts";
import type { RenderOptions } from "./options.ts";
import { printable } from "./printable.ts";
import { type ReadSource, type SourceLines, sourceLines } from "./source-lines.ts";

type Style = Parameters<typeof styleText>[0];

interface Terminal {
  readonly sources: SourceLines;
  readonly width: number;
  readonly docsBase: string | undefined;
  readonly paint: (style: Style, text: string) => string;
}

const severityStyle: Readonly<Record<Severity, Style>> = {
  error: ["bold", "red"],
  warning: ["bold", "yellow"],
  info: ["bold", "cyan"],
};

/** For people: each finding with its source line and a caret, and a summary line at the end. */
export function renderTerminal(
  diagnostics: readonly Diagnostic[],
  readSource: ReadSource,
  { color = false, width = 100, perCode = 10, infos = false, docsBase }: RenderOptions = {},
): string {
  const terminal: Terminal = {
    sources: sourceLines(readSource),
    width: Math.max(40, width),
    docsBase,
    paint: color ? (style, text) => styleText(style, text, { validateStream: false }) : (_style, text) => text,
  };
  const reported = infos ? diagnostics : diagnostics.filter(({ severity }) => severity !== "info");
  const { shown, hidden } = firstOfEachCode(sortDiagnostics(reported), perCode);
  const blocks: string[] = [];
  let previous: SourceLocation | undefined;
  for (const diagnostic of shown) {
    blocks.push(block(diagnostic, terminal, samePlace(previous, diagnostic.location)).join("\n"));
    previous = diagnostic.location;
  }
  if (hidden.size > 0) blocks.push(hiddenLines(hidden, terminal).join("\n"));
  const counts = summarize(reported);
  const worst: Severity = counts.errors > 0 ? "error" : counts.warnings > 0 ? "warning" : "info";
  blocks.push(terminal.paint(severityStyle[worst], summaryLine(counts, diagnostics.length - reported.length)));
  return `${blocks.join("\n\n")}\n`;
}

function summaryLine(reported: DiagnosticSummary, left: number): string {
  if (left === 0) return formatSummary(reported);
  const notes = `${left} ${severityLabels.info}${left === 1 ? "" : "s"}; --all shows ${left === 1 ? "it" : "them"}`;
  const found = reported.errors + reported.warnings;
  return found === 0 ? notes : `${formatSummary(reported)}, and ${notes}`;
}

interface Selection {
  readonly shown: readonly Diagnostic[];
  /** How many more there are, by code. */
  readonly hidden: ReadonlyMap<string, number>;
}

function firstOfEachCode(diagnostics: readonly Diagnostic[], perCode: number): Selection {
  const seen = new Map<string, number>();
  const hidden = new Map<string, number>();
  const shown = diagnostics.filter(({ code }) => {
    const count = (seen.get(code) ?? 0) + 1;
    seen.set(code, count);
    if (count > perCode) hidden.set(code, count - perCode);
    return count <= perCode;
  });
  return { shown, hidden };
}

function hiddenLines(hidden: ReadonlyMap<string, number>, { paint }: Terminal): readonly string[] {
  return [...hidden].map(([code, count]) => `and ${count} more ${paint("bold", printable(code))}; --all shows them`);
}

function block(diagnostic: Diagnostic, terminal: Terminal, placeIsAbove: boolean): readonly string[] {
  const { severity, code, message, location, artifact, expected, found, fix, notes = [] } = diagnostic;
  const { paint } = terminal;
  const [fact = "", ...details] = printable(message).split("\n");
  const page = helpPage(diagnostic, terminal.docsBase);
  const style = severityStyle[severity];
  return [
    `${paint(style, severityLabels[severity])} ${paint("bold", printable(code))}  ${fact}`,
    ...details.map((line) => `  ${paint("dim", "│")} ${line}`),
    ...(location ? place(location, terminal, placeIsAbove ? undefined : style) : []),
    ...(!location && artifact ? [`  ${paint("cyan", artifactPlace(artifact.file, artifact.pointer))}`] : []),
    ...field("expected:", expected, paint),
    ...field("found:", found, paint),
    ...notes.flatMap((note) => [
      ...field("note:", note.message, paint),
      ...(note.location ? place(note.location, terminal, samePlace(note.location, location) ? undefined : "blue") : []),
    ]),
    ...field("fix:", fix, paint),
    ...(page === undefined ? [] : [`  ${paint("dim", printable(page))}`]),
  ];
}

/** The location, and its source line when a style for the caret is given. */
function place(
  { file, line, column }: SourceLocation,
  terminal: Terminal,
  caret: Style | undefined,
): readonly string[] {
  const { paint, sources, width } = terminal;
  const lines = [`  ${paint("cyan", `${printable(file)}:${line}:${column}`)}`];
  const source = caret && sources.line(file, line);
  if (source === undefined || caret === undefined) return lines;
  const number = String(line);
  const { text, carets } = excerpt(source, column, width - number.length - 5);
  return [
    ...lines,
    `  ${paint("dim", `${number} │`)} ${text}`,
    `  ${paint("dim", `${" ".repeat(number.length)} │`)} ${paint(caret, carets)}`,
  ];
}

function artifactPlace(file: string, pointer: string): string {
  const operation = operationAt(pointer);
  return printable(`${file}${pointer && `#${pointer}`}${operation === undefined ? "" : `  (${operation})`}`);
}

/** A labelled value. Further lines of it stand behind a bar: nothing a document says can begin a line of ours. */
function field(label: string, value: string | undefined, paint: Terminal["paint"]): readonly string[] {
  if (value === undefined) return [];
  const [first = "", ...rest] = printable(value).split("\n");
  return [
    `  ${paint(label === "fix:" ? ["bold", "green"] : "dim", label.padEnd(9))} ${first}`,
    ...rest.map((line) => `  ${" ".repeat(8)}${paint("dim", "│")} ${line}`),
  ];
}

function samePlace(left: SourceLocation | undefined, right: SourceLocation | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  return left.file === right.file && left.line === right.line && left.column === right.column;
}
