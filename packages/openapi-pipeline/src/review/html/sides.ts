import type { Json } from "@rawr/schema-containment";
import type { ReviewFinding } from "../../diff/review.ts";
import { firstLines, prettyJson } from "../json-text.ts";
import { type DiffLine, diffLines } from "../line-diff.ts";
import { type Html, html } from "./html.ts";

/** Lines of one value that are shown; a whole document helps nobody. */
const mostLines = 200;

/** Old and new beside each other, line by line, with what differs marked. */
export function sides({ edit, old, new: next }: ReviewFinding): Html | undefined {
  const before = old?.value ?? edit?.before;
  const after = next?.value ?? edit?.after;
  if (before === undefined && after === undefined) return undefined;
  const rows = pairUp(diffLines(linesOf(before), linesOf(after)));
  return html`<div class="sides">
<figure><figcaption>Before${pointer(old?.pointer)}</figcaption>${pane(before, rows, "removed")}</figure>
<figure><figcaption>After${pointer(next?.pointer)}</figcaption>${pane(after, rows, "added")}</figure>
</div>`;
}

interface Row {
  readonly removed: string | undefined;
  readonly added: string | undefined;
  readonly same: boolean;
}

function linesOf(value: Json | undefined): readonly string[] {
  if (value === undefined) return [];
  const { text, cut } = firstLines(prettyJson(value), mostLines);
  return [...text.split("\n"), ...(cut === 0 ? [] : [`… and ${cut} more lines`])];
}

/** Removed lines beside the added ones that stand in their place. */
function pairUp(lines: readonly DiffLine[]): readonly Row[] {
  const rows: { removed: string | undefined; added: string | undefined; same: boolean }[] = [];
  let open = 0;
  for (const { kind, text } of lines) {
    if (kind === "added" && open < rows.length) {
      const row = rows[open++];
      if (row) row.added = text;
    } else {
      const same = kind === "same";
      if (same || kind === "added") open = rows.length + 1;
      rows.push({ removed: kind === "added" ? undefined : text, added: kind === "removed" ? undefined : text, same });
    }
  }
  return rows;
}

function pane(value: Json | undefined, rows: readonly Row[], side: "removed" | "added"): Html {
  if (value === undefined) return html`<p class="nothing">not there</p>`;
  const lines = rows.map((row) => {
    const text = row[side];
    if (text === undefined) return html`<span class="gap"> \n</span>`;
    if (row.same) return html`${text}\n`;
    return side === "removed"
      ? html`<del>${marked(text, row.added)}\n</del>`
      : html`<ins>${marked(text, row.removed)}\n</ins>`;
  });
  return html`<pre><code>${lines}</code></pre>`;
}

const wordPart = /[\w.\ud800-\udfff]/;

/** The part of a line that its counterpart does not have. */
function marked(text: string, other: string | undefined): Html {
  if (other === undefined) return html`${text}`;
  const most = Math.min(text.length, other.length);
  let start = 0;
  while (start < most && text[start] === other[start]) start++;
  let end = 0;
  while (end < most - start && text.at(-1 - end) === other.at(-1 - end)) end++;
  // Half a word or number, and half of a surrogate pair, is nothing to read.
  while (start > 0 && wordPart.test(text[start - 1] ?? "")) start--;
  while (end > 0 && wordPart.test(text.at(-end) ?? "")) end--;
  const middle = text.slice(start, text.length - end);
  return html`${text.slice(0, start)}${middle !== "" && html`<mark>${middle}</mark>`}${text.slice(text.length - end)}`;
}

function pointer(text: string | undefined): Html | false {
  return text !== undefined && html` <code>#${text}</code>`;
}
