import { describe, expect, test } from "vitest";
import { hunksOf, marked } from "../../src/review/hunks.ts";
import { diffLines } from "../../src/review/line-diff.ts";

const letters = (text: string) => [...text];
const diff = (before: string, after: string) => diffLines(letters(before), letters(after)).map(marked).join("");

/** Both texts, read back out of a comparison. */
function readBack(before: readonly string[], after: readonly string[]) {
  const lines = diffLines(before, after);
  return [
    lines.flatMap((line) => (line.kind === "added" ? [] : [line.text])),
    lines.flatMap((line) => (line.kind === "removed" ? [] : [line.text])),
  ];
}

describe("diffLines", () => {
  test("finds the smallest change, removed before added", () => {
    expect(diff("abcd", "abxd")).toBe(" a b-c+x d");
    expect(diff("", "ab")).toBe("+a+b");
    expect(diff("ab", "ab")).toBe(" a b");
  });

  test("gives both texts back, whatever they are", () => {
    let seed = 7;
    const next = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most;
    for (let round = 0; round < 300; round++) {
      const text = () => Array.from({ length: next(12) }, () => "abcde"[next(5)] ?? "");
      const [before, after] = [text(), text()];
      expect(readBack(before, after)).toEqual([before, after]);
    }
  });

  test("two long texts without a common line are a replacement", () => {
    const before = Array.from({ length: 3_000 }, (_, index) => `x${index % 7}`);
    const after = Array.from({ length: 3_000 }, (_, index) => `y${index % 7}`);
    expect(readBack(before, after)).toEqual([before, after]);
  });
});

describe("hunksOf", () => {
  const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}`);

  test("shows three lines around a change, its place, and the heading above", () => {
    const before = ["# Top", ...lines(20), ""].join("\n");
    const [hunk, ...others] = hunksOf(before, before.replace("line 10\n", "line ten\n"));
    expect(others).toEqual([]);
    expect(hunk?.header).toBe("@@ -8,7 +8,7 @@ Top");
    expect(hunk?.lines.map(marked)).toEqual([
      " line 7",
      " line 8",
      " line 9",
      "-line 10",
      "+line ten",
      " line 11",
      " line 12",
      " line 13",
    ]);
  });

  test("changes far apart are hunks of their own, near ones share one", () => {
    const before = lines(40).join("\n");
    expect(hunksOf(before, before.replace("line 3\n", "").replace("line 30\n", ""))).toHaveLength(2);
    expect(hunksOf(before, before.replace("line 3\n", "").replace("line 8\n", ""))).toHaveLength(1);
    expect(hunksOf(before, before)).toEqual([]);
  });

  test("a text that is new or gone", () => {
    expect(hunksOf("", "a\nb\n")[0]?.header).toBe("@@ -0,0 +1,2 @@");
    expect(hunksOf("a\n", "")[0]?.header).toBe("@@ -1,1 +0,0 @@");
  });
});
