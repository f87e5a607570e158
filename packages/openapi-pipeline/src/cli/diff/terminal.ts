import { styleText } from "node:util";
import type { FindingClass } from "@rawr/openapi-diff";
import { excerpt } from "../../diagnostics/render/excerpt.ts";
import { printable } from "../../diagnostics/render/printable.ts";
import type { ReviewFinding, ReviewStatus, SurfaceReview } from "../../diff/review.ts";
import { classTexts, quietClasses } from "../../review/order.ts";
import { placeText, sourceOf } from "../../review/place.ts";
import { countOf, verdictOf } from "../../review/verdict.ts";
import { type EvidencePart, evidenceOf } from "../../review/witness.ts";

type Style = Parameters<typeof styleText>[0];

/** A line of a file of the workspace, 1-based; undefined when there is none. */
export type ReadLine = (file: string, line: number) => string | undefined;

/** How a review is printed. */
export interface ReviewTerminalOptions {
  readonly color: boolean;
  readonly width: number | undefined;
  /** Show what nobody has to act on, too. */
  readonly all: boolean;
  readonly readLine: ReadLine;
}

interface Terminal extends Omit<ReviewTerminalOptions, "width"> {
  readonly width: number;
  readonly paint: (style: Style, text: string) => string;
}

const labels: Readonly<Record<ReviewStatus, readonly [text: string, style: Style]>> = {
  enforced: ["breaks", ["bold", "red"]],
  waived: ["accepted", ["bold", "yellow"]],
  exempt: ["exempt", ["bold", "cyan"]],
  reported: ["note", ["bold", "cyan"]],
};

/** Words for an enforced finding of a class; those of no other class break anybody. */
const enforcedLabels: Readonly<Partial<Record<FindingClass, string>>> = {
  UNDECIDED: "undecided",
  LIFECYCLE: "promise",
  DOCS: "text",
  COMPATIBLE: "change",
};

/** For people: each finding with the author's line first, then who says what; a verdict for each surface at its end. */
export function renderReviewTerminal(reviews: readonly SurfaceReview[], options: ReviewTerminalOptions): string {
  const { color } = options;
  const paint: Terminal["paint"] = color
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_style, text) => text;
  const terminal: Terminal = { ...options, width: Math.max(40, options.width ?? 100), paint };
  return reviews.map((review) => `${surfaceLines(review, terminal).join("\n")}\n`).join("\n");
}

function surfaceLines(review: SurfaceReview, terminal: Terminal): readonly string[] {
  const { paint, all } = terminal;
  const shown = review.findings.filter((finding) => all || !isQuiet(finding));
  const hidden = review.findings.length - shown.length;
  return [
    `${paint("bold", oneLine(review.surface))} against ${oneLine(review.against)}`,
    "",
    ...shown.flatMap((finding) => [...findingLines(finding, terminal), ""]),
    ...(hidden > 0
      ? [paint("dim", `and ${countOf(hidden, "change")} that nobody has to act on; --all shows them`)]
      : []),
    ...clientLines(review, terminal),
    verdictLine(review, terminal),
  ];
}

function oneLine(text: string): string {
  return printable(text).replaceAll("\n", "␊");
}

function isQuiet({ class: name, status }: ReviewFinding): boolean {
  return status === "reported" && quietClasses.has(name);
}

function findingLines(finding: ReviewFinding, terminal: Terminal): readonly string[] {
  const { paint } = terminal;
  const [word, style] = labels[finding.status];
  const label = (finding.status === "enforced" && enforcedLabels[finding.class]) || word;
  const [fact = "", ...details] = printable(finding.message).split("\n");
  const evidence = finding.class === "COMPATIBLE" ? undefined : evidenceOf(finding);
  return [
    `${paint(style, label)} ${paint("bold", printable(finding.code))}  ${fact}`,
    ...details.map((line) => `  ${paint("dim", "│")} ${line}`),
    ...sourceLinesOf(finding, terminal),
    ...field("where", finding.where, terminal),
    ...(evidence
      ? [`  ${paint("dim", evidence.title)}`, ...evidence.parts.flatMap((part) => partLines(part, terminal))]
      : []),
    ...field("touches", touchesText(finding), terminal),
    ...decisionLines(finding, terminal),
  ];
}

function sourceLinesOf(finding: ReviewFinding, { paint, readLine, width }: Terminal): readonly string[] {
  const source = sourceOf(finding);
  if (!source) return [];
  const line = `  ${paint("cyan", oneLine(placeText(source)))}`;
  const text = readLine(source.file, source.line);
  if (text === undefined) return [line];
  const number = String(source.line);
  const shown = excerpt(text, source.column, width - number.length - 5);
  return [
    line,
    `  ${paint("dim", `${number} │`)} ${shown.text}`,
    `  ${paint("dim", `${" ".repeat(number.length)} │`)} ${paint("red", shown.carets)}`,
  ];
}

function partLines(part: EvidencePart, terminal: Terminal): readonly string[] {
  if (part.kind === "words") return part.words.flatMap((words) => field(part.label, words, terminal));
  return field(part.label, part.code, terminal);
}

function touchesText({ touches }: ReviewFinding): string | undefined {
  const { operations, audiences, clients, workflows } = touches;
  const named = operations.length > 3 ? [...operations.slice(0, 3), `${operations.length - 3} more`] : operations;
  const parts = [named, workflows, audiences, clients]
    .filter((names) => names.length > 0)
    .map((names) => names.join(", "));
  return parts.length === 0 ? undefined : parts.join(" · ");
}

function decisionLines(
  { status, waiver, exempt, fingerprint, code }: ReviewFinding,
  terminal: Terminal,
): readonly string[] {
  if (waiver) {
    const { reason, owner, expires } = waiver;
    return field("accepted", `${reason} (${owner}, until ${expires})`, terminal);
  }
  if (status === "exempt") return field("exempt", exempt, terminal);
  const isOwn = code === "waiver-expired" || code === "waiver-unused";
  return status === "enforced" && !isOwn ? field("id", fingerprint, terminal) : [];
}

/** `on the wire` */
const labelWidth = 11;

/** A labelled value. Further lines of it stand behind a bar: nothing a document says can begin a line of ours. */
function field(label: string, value: string | undefined, { paint }: Terminal): readonly string[] {
  if (value === undefined) return [];
  const [first = "", ...rest] = printable(value).split("\n");
  return [
    `  ${paint("dim", printable(label).toLowerCase().padEnd(labelWidth))} ${first}`,
    ...rest.map((line) => `  ${" ".repeat(labelWidth - 1)}${paint("dim", "│")} ${line}`),
  ];
}

function clientLines({ clients }: SurfaceReview, terminal: Terminal): readonly string[] {
  return clients
    .filter(({ oldVersion, nextVersion }) => oldVersion !== nextVersion)
    .map(({ name, oldVersion, nextVersion }) =>
      terminal.paint("dim", oneLine(`${name} ${oldVersion} → ${nextVersion}`)),
    );
}

function verdictLine(review: SurfaceReview, { paint }: Terminal): string {
  const { kind, text } = verdictOf(review);
  const style: Style = kind === "breaking" || kind === "held" ? "red" : kind === "accepted" ? "yellow" : "green";
  const counted = countsText(review);
  return `${paint(["bold", style], oneLine(text))}${counted && paint("dim", ` (${counted})`)}`;
}

/** `2 WIRE, 1 DOCS` */
function countsText({ findings }: SurfaceReview): string {
  const counts = Map.groupBy(findings, (finding) => finding.class);
  return Object.keys(classTexts)
    .flatMap((name) => {
      const count = counts.get(name as FindingClass)?.length;
      return count ? [`${count} ${name}`] : [];
    })
    .join(", ");
}
