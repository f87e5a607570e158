import { printable } from "../diagnostics/render/printable.ts";
import type { ReviewFinding, SurfaceReview } from "../diff/review.ts";
import { detailLines } from "./details.ts";
import { classTexts, sortReviews } from "./order.ts";
import { placeText, sourceOf } from "./place.ts";
import { verdictOfAll } from "./verdict.ts";

/** What no audience sees, a client package's alone for instance. */
const everyAudience = "every audience";

interface Suite {
  readonly name: string;
  readonly findings: readonly ReviewFinding[];
}

/** JUnit XML: a suite for each surface and audience; an enforced finding fails, a waived one is skipped. */
export function renderReviewJunit(reviews: readonly SurfaceReview[]): string {
  const sorted = sortReviews(reviews);
  const suites = sorted.flatMap(suitesOf);
  const all = suites.flatMap(({ findings }) => findings);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name=${attribute(verdictOfAll(sorted).text)} ${counts(all, suites.filter(isEmpty).length)}>`,
    ...suites.flatMap(suiteLines),
    "</testsuites>\n",
  ].join("\n");
}

function suitesOf({ surface, against, audiences, findings }: SurfaceReview): readonly Suite[] {
  const named = audiences.map(({ name }) => ({
    name: `${surface} for ${name}, against ${against}`,
    findings: findings.filter(({ touches }) => touches.audiences.includes(name)),
  }));
  const names = new Set(audiences.map(({ name }) => name));
  const rest = findings.filter(({ touches }) => !touches.audiences.some((name) => names.has(name)));
  if (rest.length === 0 && named.length > 0) return named;
  return [...named, { name: `${surface} for ${everyAudience}, against ${against}`, findings: rest }];
}

function isEmpty({ findings }: Suite): boolean {
  return findings.length === 0;
}

function suiteLines(suite: Suite): readonly string[] {
  const { name, findings } = suite;
  return [
    `  <testsuite name=${attribute(name)} ${counts(findings, isEmpty(suite) ? 1 : 0)}>`,
    // Readers of JUnit take a suite without tests for one that did not run.
    ...(isEmpty(suite) ? [`    <testcase name="nothing changed" classname=${attribute(name)}/>`] : []),
    ...findings.flatMap((finding) => caseLines(finding, name)),
    "  </testsuite>",
  ];
}

function caseLines(finding: ReviewFinding, suite: string): readonly string[] {
  const place = sourceOf(finding);
  const at = place ? ` file=${attribute(place.file)} line="${place.line}"` : "";
  const name = `${finding.message} [${finding.fingerprint}]`;
  const open = `    <testcase name=${attribute(name)} classname=${attribute(suite)}${at}`;
  const text = [...(place ? [`At: ${placeText(place)}`] : []), ...detailLines(finding)].join("\n");
  if (finding.status === "enforced") {
    const message = `${classTexts[finding.class].title}: ${finding.message}`;
    const failure = `<failure type=${attribute(finding.code)} message=${attribute(message)}>${xmlText(text)}</failure>`;
    return [`${open}>`, `      ${failure}`, "    </testcase>"];
  }
  if (finding.waiver) {
    const { owner, expires, reason } = finding.waiver;
    const message = `waived until ${expires} by ${owner}: ${reason}`;
    return [`${open}>`, `      <skipped message=${attribute(message)}/>`, "    </testcase>"];
  }
  return [`${open}>`, `      <system-out>${xmlText(text)}</system-out>`, "    </testcase>"];
}

function counts(findings: readonly ReviewFinding[], placeholders: number): string {
  const failures = findings.filter(({ status }) => status === "enforced").length;
  const skipped = findings.filter(({ status, waiver }) => status !== "enforced" && waiver).length;
  return `tests="${findings.length + placeholders}" failures="${failures}" errors="0" skipped="${skipped}"`;
}

function attribute(text: string): string {
  return `"${xmlText(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;")}"`;
}

/** Text of XML 1.0: what it has no place for (section 2.2) was made visible, the last two code points too. */
function xmlText(text: string): string {
  return printable(text)
    .replace(/[\ufffe\uffff]/g, "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
