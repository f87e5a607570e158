import type { ReviewFinding, SurfaceReview } from "../diff/review.ts";
import { hunksOf, marked } from "./hunks.ts";
import { findingBlock, findingRow } from "./markdown/finding-block.ts";
import { overview } from "./markdown/overview.ts";
import { codeSpan, fenced, fold, prose } from "./markdown/safe.ts";
import type { ReviewOptions } from "./options.ts";
import { byClass, classTexts, quietClasses, sortReviews } from "./order.ts";
import { countOf, verdictOf, verdictOfAll } from "./verdict.ts";

/** GitHub refuses a comment above 65,536 characters; the rest is for what a workflow puts around it. */
const limit = 64_000;
/** For the sentences that say what was cut. */
const reserve = 400;

/** A text that grows by whole blocks as long as they fit. */
interface Page {
  readonly left: () => number;
  /** Whether the block was taken. */
  readonly add: (block: string) => boolean;
  readonly text: () => string;
}

/** For a comment on a pull request: the verdict in the first line, then who breaks and by what. */
export function renderReviewMarkdown(reviews: readonly SurfaceReview[], options: ReviewOptions = {}): string {
  const sorted = sortReviews(reviews);
  let text = `## ${prose(verdictOfAll(sorted).text)}\n`;
  for (const [index, review] of sorted.entries()) {
    const share = Math.floor((limit - text.length - reserve) / (sorted.length - index));
    const heading = sorted.length > 1 ? `### ${prose(review.surface)}: ${prose(verdictOf(review).text)}\n\n` : "";
    const section = `\n${heading}${reviewSection(review, share - heading.length - 1, options)}`;
    if (text.length + section.length > limit - reserve) {
      return `${text}\n… and ${countOf(sorted.length - index, "more surface")}\n`;
    }
    text += section;
  }
  return text;
}

function reviewSection(review: SurfaceReview, share: number, options: ReviewOptions): string {
  const page = pageOf(share - reserve);
  // Of many surfaces, or of one with enormous names, the verdicts alone.
  if (!page.add(overview(review))) return "";
  const snapshot = snapshotLines(review);
  const forSnapshot = Math.min(snapshot.join("\n").length + reserve, Math.floor(share / 3));
  const forFindings = pageOf(page.left() - (snapshot.length === 0 ? 0 : forSnapshot));
  const cut = review.findings.length - addFindings(forFindings, review.findings, options);
  const note = `… and ${countOf(cut, "more finding")}; the other reports of this run have all of them\n`;
  const findings = [forFindings.text(), cut > 0 ? note : ""].filter(Boolean).join("\n");
  const room = page.left() - findings.length - reserve;
  const diff = snapshot.length === 0 || room < reserve ? "" : snapshotFold(review, snapshot, room);
  return [page.text(), findings, diff].filter(Boolean).join("\n");
}

/** Blocks in full for what may stop somebody, a row each for the rest. Gives back how many had room. */
function addFindings(page: Page, findings: readonly ReviewFinding[], options: ReviewOptions): number {
  let shown = 0;
  for (const [name, group] of byClass(findings)) {
    const title = `${classTexts[name].title} (${group.length.toLocaleString("en-US")})`;
    if (quietClasses.has(name)) shown += addTable(page, title, group, options);
    else shown += addBlocks(page, title, group, options);
  }
  return shown;
}

function addBlocks(page: Page, title: string, group: readonly ReviewFinding[], options: ReviewOptions): number {
  for (const [index, finding] of group.entries()) {
    const block = findingBlock(finding, options);
    if (!page.add(index === 0 ? `#### ${title}\n\n${block}` : block)) return index;
  }
  return group.length;
}

function addTable(page: Page, title: string, group: readonly ReviewFinding[], options: ReviewOptions): number {
  const head = "| What | Where | Source |\n|---|---|---|";
  let length = fold(title, head).length + reserve;
  const rows = group.map((finding) => findingRow(finding, options));
  const fits = rows.findIndex((row) => (length += row.length + 1) > page.left());
  const kept = fits < 0 ? rows : rows.slice(0, fits);
  return kept.length > 0 && page.add(fold(title, [head, ...kept].join("\n"))) ? kept.length : 0;
}

function snapshotLines({ snapshot }: SurfaceReview): readonly string[] {
  if (!snapshot) return [];
  return hunksOf(snapshot.before, snapshot.after).flatMap(({ header, lines }) => [header, ...lines.map(marked)]);
}

function snapshotFold({ snapshot }: SurfaceReview, lines: readonly string[], room: number): string {
  const title = `<code>contract.md</code>: ${countOf(lines.filter((line) => /^[+-]/.test(line)).length, "changed line")}`;
  return `${fold(title, `${codeSpan(snapshot?.path ?? "")}\n\n${fenced("diff", lines, room - reserve)}`)}\n`;
}

function pageOf(room: number): Page {
  let text = "";
  const left = () => room - text.length;
  const add = (block: string) => {
    if (block.length + 2 > left()) return false;
    text += `${text === "" ? "" : "\n"}${block}\n`;
    return true;
  };
  return { left, add, text: () => text };
}
