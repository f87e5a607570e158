import { graphemeWidth, printable } from "./printable.ts";

/** A source line as it is shown, and the spaces and carets for the line below. */
export interface Excerpt {
  readonly text: string;
  readonly carets: string;
}

/** One grapheme as it is shown; `offset` is where it starts in the source line. */
interface Cell {
  readonly text: string;
  readonly width: number;
  readonly offset: number;
}

const tab = "  ";
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Cuts a source line to `width` terminal columns around a 1-based UTF-16 `column`, and underlines the word,
 * string or number that starts there. Only the part of a very long line that can be seen is looked at.
 */
export function excerpt(line: string, column: number, width: number): Excerpt {
  const caret = Math.max(0, Math.min(column - 1, line.length));
  const from = Math.max(0, caret - 4 * width);
  const to = Math.min(line.length, caret + 4 * width);
  const cells = layOut(line.slice(from, to), from);
  const target = cellAt(cells, caret);
  const tokenEnd = cellAt(cells, caret + tokenLength(line.slice(caret, to)));

  const cut = from > 0 || to < line.length || widthOf(cells) > width;
  const [first, end] = cut ? windowAround(cells, target, width - 2) : [0, cells.length];
  const cutLeft = from > 0 || first > 0;
  const cutRight = to < line.length || end < cells.length;
  const text = cells.slice(first, end).map((cell) => cell.text);
  const before = widthOf(cells.slice(first, target)) + (cutLeft ? 1 : 0);
  const underlined = widthOf(cells.slice(target, Math.min(tokenEnd, end)));
  return {
    text: `${cutLeft ? "…" : ""}${text.join("")}${cutRight ? "…" : ""}`.trimEnd(),
    carets: " ".repeat(before) + "^".repeat(Math.max(1, underlined)),
  };
}

function layOut(text: string, start: number): readonly Cell[] {
  const parts = /^[\x20-\x7e\t]*$/.test(text) ? text : [...graphemes.segment(text)].map(({ segment }) => segment);
  const cells: Cell[] = [];
  let offset = start;
  for (const part of parts) {
    const shown = part === "\t" ? tab : printable(part);
    cells.push({ text: shown, width: shown === part ? graphemeWidth(part) : shown.length, offset });
    offset += part.length;
  }
  return cells;
}

/** The index of the cell that holds an offset of the source line; the number of cells when it lies behind them. */
function cellAt(cells: readonly Cell[], offset: number): number {
  const next = cells.findIndex((cell) => cell.offset > offset);
  if (next > 0) return next - 1;
  const last = cells.at(-1);
  const within = last !== undefined && offset < last.offset + 1;
  return within ? Math.max(0, cells.length - 1) : cells.length;
}

function tokenLength(rest: string): number {
  return /^(?:[\p{L}\p{N}_$]+|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')/u.exec(rest)?.[0].length ?? 1;
}

/** The cells that fit, with a third of the space before the target. */
function windowAround(cells: readonly Cell[], target: number, space: number): readonly [first: number, end: number] {
  let first = target;
  let end = target;
  let used = 0;
  const grow = (cell: Cell | undefined, limit: number): boolean => {
    if (cell === undefined || used + cell.width > limit) return false;
    used += cell.width;
    return true;
  };
  while (grow(cells[first - 1], Math.floor(space / 3))) first--;
  while (grow(cells[end], space)) end++;
  while (grow(cells[first - 1], space)) first--;
  return [first, end];
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0);
}
