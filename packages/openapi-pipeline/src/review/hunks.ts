import { type DiffLine, diffLines } from "./line-diff.ts";

/** Changed lines of a text with what stands around them. */
export interface Hunk {
  /** `@@ -3,7 +3,8 @@ GET /runs`: as `diff -u` writes it, with the heading above. */
  readonly header: string;
  readonly lines: readonly DiffLine[];
}

const context = 3;

/** The changes between two Markdown texts, with three lines around each. Empty: they are equal. */
export function hunksOf(before: string, after: string): readonly Hunk[] {
  const lines = diffLines(linesOf(before), linesOf(after));
  const changed = lines.flatMap((line, index) => (line.kind === "same" ? [] : [index]));
  const spans: [number, number][] = [];
  for (const index of changed) {
    const last = spans.at(-1);
    if (last && index - context <= last[1]) last[1] = index + context + 1;
    else spans.push([Math.max(0, index - context), index + context + 1]);
  }
  return spans.map(([from, to]) => ({ header: header(lines, from, to), lines: lines.slice(from, to) }));
}

/** A line as `diff -u` writes it. */
export function marked({ kind, text }: DiffLine): string {
  return `${kind === "same" ? " " : kind === "added" ? "+" : "-"}${text}`;
}

function linesOf(text: string): readonly string[] {
  if (text === "") return [];
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

function header(lines: readonly DiffLine[], from: number, to: number): string {
  const hunk = lines.slice(from, to);
  const range = (side: "removed" | "added") => {
    const counts = (line: DiffLine) => line.kind === "same" || line.kind === side;
    const before = lines.slice(0, from).filter(counts).length;
    const count = hunk.filter(counts).length;
    return `${count === 0 ? before : before + 1},${count}`;
  };
  const heading = lines
    .slice(0, from)
    .findLast(({ kind, text }) => kind !== "removed" && /^#{1,6} /.test(text))
    ?.text.replace(/^#+ /, "");
  return `@@ -${range("removed")} +${range("added")} @@${heading === undefined ? "" : ` ${heading}`}`;
}
