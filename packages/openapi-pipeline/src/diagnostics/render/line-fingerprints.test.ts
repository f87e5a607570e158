import { describe, expect, test } from "vitest";
import { lineFingerprints } from "./line-fingerprints.ts";

describe("lineFingerprints", () => {
  test("gives the values that GitHub's upload action gives", () => {
    expect(lineFingerprints("")).toEqual(["c129715d7a2bc9a3:1"]);
    expect(lineFingerprints(" a\nb\n  \t\tc\n d")).toEqual([
      "271789c17abda88f:1",
      "54703d4cd895b18:1",
      "180aee12dab6264:1",
      "a23a3dc5e078b07b:1",
    ]);
    expect(lineFingerprints("Lorem ipsum dolor sit amet.\n".repeat(10)).slice(4, 8)).toEqual([
      "a7f2ff13bc495cf2:5",
      "a7f2ff13bc495cf2:6",
      "a7f2ff1481e87703:1",
      "a9cf91f7bbf1862b:1",
    ]);
  });

  test.each(["\r", "\r\n"])("line endings do not matter: %j", (ending) => {
    const text = " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n";
    expect(lineFingerprints(text.replaceAll("\n", ending))).toEqual(lineFingerprints(text));
  });

  test("a line keeps its fingerprint when lines are added above", () => {
    const text = "const a = 1;\nconst b = 2;\n";
    expect(lineFingerprints(`// new\n\n${text}`).slice(2)).toEqual(lineFingerprints(text));
  });
});
