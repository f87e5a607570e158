/** A 1-based place in a text; the column counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The lines of one text, found once. */
export interface LineIndex {
  readonly lineCount: number;
  /** The line without its terminator, or `undefined` when the text has no such line. */
  line(line: number): string | undefined;
  /** Where a UTF-16 offset lies. Offsets beyond the text count as its end. */
  positionAt(offset: number): Position;
}

/** Indexes a text by lines; `\n`, `\r\n` and `\r` end a line, as editors have it. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (const terminator of text.matchAll(/\r\n|\n|\r/g)) starts.push(terminator.index + terminator[0].length);

  return {
    lineCount: starts.length,
    line(line) {
      const start = starts[line - 1];
      if (start === undefined) return undefined;
      return text.slice(start, starts[line] ?? text.length).replace(/[\r\n]+$/, "");
    },
    positionAt(offset) {
      const target = Math.max(0, Math.min(offset, text.length));
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= target) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: target - (starts[low] ?? 0) + 1 };
    },
  };
}
