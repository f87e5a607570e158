import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexLines } from "./positions.ts";

describe("indexLines", () => {
  test("counts lines ended by \\n, \\r\\n and \\r, and gives them without the terminator", () => {
    const index = indexLines("a\nbb\r\nccc\rd");
    expect([1, 2, 3, 4, 5].map((line) => index.line(line))).toEqual(["a", "bb", "ccc", "d", undefined]);
    expect(index.lineCount).toBe(4);
  });

  test("an offset maps to the line and column at which the same character stands", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "é", "😀", "\n", "\r\n", "\r"), maxLength: 40 });
    fc.assert(
      fc.property(text, fc.nat(), (source, seed) => {
        const offset = source.length === 0 ? 0 : seed % source.length;
        const index = indexLines(source);
        const { line, column } = index.positionAt(offset);
        const character = source[offset] ?? "";
        if (character === "" || /[\r\n]/.test(character)) return;
        expect(index.line(line)?.[column - 1]).toBe(character);
      }),
    );
  });

  test("an offset behind the text is its end", () => {
    expect(indexLines("ab\nc").positionAt(99)).toEqual({ line: 2, column: 2 });
    expect(indexLines("").positionAt(0)).toEqual({ line: 1, column: 1 });
  });
});
