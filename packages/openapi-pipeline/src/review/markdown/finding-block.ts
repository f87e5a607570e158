import type { SourceLocation } from "@rawr/openapi-diff";
import type { ReviewFinding } from "../../diff/review.ts";
import { touchLines } from "../details.ts";
import { marked } from "../hunks.ts";
import { prettyJson } from "../json-text.ts";
import { diffLines } from "../line-diff.ts";
import type { ReviewOptions } from "../options.ts";
import { placeText, sourceOf } from "../place.ts";
import { type Evidence, evidenceOf } from "../witness.ts";
import { codeSpan, fenced, fold, htmlText, prose, sentence } from "./safe.ts";

/** How much of one value is shown; a comment holds many. */
const mostCode = 3_000;
/** How many sentences of one validator; beneath `anyOf` every alternative has its own. */
const mostWords = 6;

/** A finding with all that a reviewer checks, the long parts in a fold. */
export function findingBlock(finding: ReviewFinding, options: ReviewOptions): string {
  const evidence = evidenceOf(finding);
  const change = changeOf(finding);
  const inside = [...(evidence ? evidenceBlocks(evidence) : []), ...(change === undefined ? [] : [change])];
  const title = evidence ? htmlText(evidence.title) : "Before → after";
  return [
    `**${sentence(finding.message)}**${statusOf(finding)}  `,
    factsOf(finding, options).join(" · "),
    ...(inside.length === 0 ? [] : ["", fold(title, inside.join("\n\n"))]),
  ].join("\n");
}

/** A finding in a row: `| What | Where | Source |`. */
export function findingRow(finding: ReviewFinding, options: ReviewOptions): string {
  const place = sourceOf(finding);
  const source = place ? placeLink(place, options) : "";
  return `| ${sentence(finding.message)}${statusOf(finding)} | ${codeSpan(finding.where)} | ${source} |`;
}

function statusOf({ status, waiver, exempt, class: name }: ReviewFinding): string {
  if (waiver) return ` — waived until ${prose(waiver.expires)} by ${prose(waiver.owner)}: ${prose(waiver.reason)}`;
  if (status === "exempt") return ` — not enforced: ${prose(exempt ?? "exempt")}`;
  return status === "reported" && (name === "WIRE" || name === "SDK_SOURCE") ? " — not enforced" : "";
}

function factsOf(finding: ReviewFinding, options: ReviewOptions): readonly string[] {
  const { where, fingerprint } = finding;
  const place = sourceOf(finding);
  return [
    codeSpan(where),
    ...(place ? [placeLink(place, options)] : []),
    ...touchLines(finding).map(([label, names]) => touched(label, names)),
    `fingerprint ${codeSpan(fingerprint)}`,
  ];
}

function touched(label: string, names: readonly string[]): string {
  const few = names.slice(0, 3).map((name) => codeSpan(name, 80));
  const more = names.length - few.length;
  return `${label.toLowerCase()} ${few.join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}

function placeLink(place: SourceLocation, { sourceBase }: ReviewOptions): string {
  if (sourceBase === undefined) return codeSpan(placeText(place));
  const text = codeSpan(`${place.file.slice(place.file.lastIndexOf("/") + 1)}:${place.line}`);
  const url = `${sourceBase}${encodeURI(place.file.toWellFormed())}#L${place.line}`;
  return `[${text}](${url.replace(/[\s()<>|]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`)})`;
}

function evidenceBlocks({ parts }: Evidence): readonly string[] {
  const codes = parts.flatMap((part) =>
    part.kind === "code" ? [`${prose(part.label)}\n\n${fenced(part.language, part.code.split("\n"), mostCode)}`] : [],
  );
  const words = parts.flatMap((part) => (part.kind === "words" ? wordLines(part.label, part.words) : []));
  return [...codes, ...(words.length === 0 ? [] : [words.join("\n")])];
}

function wordLines(label: string, words: readonly string[]): readonly string[] {
  const more = words.length - mostWords;
  return [
    ...words.slice(0, mostWords).map((text) => `- ${prose(label)}: ${prose(text)}`),
    ...(more > 0 ? [`- ${prose(label)}: and ${more} more`] : []),
  ];
}

function changeOf({ edit, old, new: next }: ReviewFinding): string | undefined {
  const before = edit?.before ?? (edit ? undefined : old?.value);
  const after = edit?.after ?? (edit ? undefined : next?.value);
  if (before === undefined && after === undefined) return undefined;
  const lines = (value: typeof before) => (value === undefined ? [] : prettyJson(value).split("\n"));
  const diff = diffLines(lines(before), lines(after)).map(marked);
  const path = edit?.path ? ` of ${codeSpan(edit.path)}` : "";
  return `Before → after${path}\n\n${fenced("diff", diff, mostCode)}`;
}
