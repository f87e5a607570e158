import { stripVTControlCharacters } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerpt } from "./excerpt.ts";
import { graphemeWidth } from "./printable.ts";

const show = (line: string, column: number, width = 80) => {
  const { text, carets } = excerpt(line, column, width);
  return `${text}\n${carets}`;
};

describe("excerpt", () => {
  test("underlines the word, the string or the number that starts at the column", () => {
    expect(show('a.path: "/x y", 42', 3)).toBe('a.path: "/x y", 42\n  ^^^^');
    expect(show('a.path: "/x y", 42', 9)).toBe('a.path: "/x y", 42\n        ^^^^^^');
    expect(show('a.path: "/x y", 42', 2)).toBe('a.path: "/x y", 42\n ^');
  });

  test("a tab before the column takes the same space above and below", () => {
    expect(show("\t\tpath: 1", 3)).toBe("    path: 1\n    ^^^^");
  });

  test("characters of two columns take two carets and shift what follows by two", () => {
    expect(show("日本語: x", 1)).toBe("日本語: x\n^^^^^^");
    expect(show("日本語: x", 6)).toBe("日本語: x\n        ^");
    expect(show('"👩‍👩‍👧": x', 13)).toBe('"👩‍👩‍👧": x\n      ^');
  });

  test("an accent that is a character of its own takes no space", () => {
    expect(show("e\u0301: x", 5)).toBe("e\u0301: x\n   ^");
  });

  test("a column behind the line points behind its end", () => {
    expect(show("abc", 9)).toBe("abc\n   ^");
    expect(show("", 1)).toBe("\n^");
  });

  test("an escape sequence in a source line is shown, not sent", () => {
    const { text } = excerpt("x = '\u001b[31m\u202e'", 5, 80);
    expect(text).toBe("x = '␛[31m<U+202E>'");
  });

  test("a line of a million characters is cut around the column", () => {
    const line = `${"a ".repeat(250_000)}target${" b".repeat(250_000)}`;
    const { text, carets } = excerpt(line, 500_001, 60);
    expect(text).toHaveLength(60);
    expect(text).toMatch(/^….*target.*…$/);
    expect(text.slice(carets.indexOf("^"), carets.lastIndexOf("^") + 1)).toBe("target");
  });

  test("whatever the line, what is shown fits, and the first caret stands below the character at the column", () => {
    const character = fc.constantFrom(
      "a",
      "Z",
      "9",
      " ",
      "\t",
      "(",
      "語",
      "é",
      "e\u0301",
      "😀",
      "👩‍👩‍👧",
      "\u001b",
      "\u202e",
    );
    fc.assert(
      fc.property(
        fc.array(character, { maxLength: 120 }),
        fc.nat(),
        fc.integer({ min: 20, max: 90 }),
        (parts, seed, width) => {
          const target = parts.length === 0 ? 0 : seed % parts.length;
          const before = parts.slice(0, target).join("");
          const { text, carets } = excerpt(`${before}«${parts.slice(target).join("")}`, before.length + 1, width);
          expect(terminalWidth(text)).toBeLessThanOrEqual(width);
          expect(terminalWidth(text.slice(0, text.indexOf("«")))).toBe(carets.indexOf("^"));
          expect(stripVTControlCharacters(text)).toBe(text);
        },
      ),
    );
  });
});

function terminalWidth(text: string): number {
  const segments = new Intl.Segmenter("en").segment(text);
  return [...segments].reduce((sum, { segment }) => sum + graphemeWidth(segment), 0);
}
