import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnostic } from "./diagnostic.ts";
import { mergeDiagnostics } from "./merge.ts";
import { sortDiagnostics } from "./sort.ts";

const location = { file: "packages/x/contract.ts", line: 4, column: 2 };
const finding = (parts: Partial<Diagnostic> = {}): Diagnostic => ({
  code: "some-code",
  severity: "error",
  origin: "rawr",
  message: "something is wrong",
  ...parts,
});
const inDocument = (audience: string, pointer = "/info", surface = "workflows") => ({
  artifact: { file: `openapi/${surface}/v1/${audience}/openapi.json`, pointer },
});

describe("mergeDiagnostics", () => {
  test("the same finding in three audience documents becomes one, with a note", () => {
    const merged = mergeDiagnostics(["public", "internal", "partner"].map((name) => finding(inDocument(name))));
    expect(merged).toEqual([
      finding({ ...inDocument("internal"), notes: [{ message: "in internal, partner, public" }] }),
    ]);
  });

  test("one source line that shows at many places becomes one finding that names some of them", () => {
    const merged = mergeDiagnostics(
      ["/d", "/b", "/a", "/c"].map((pointer) => finding({ location, ...inDocument("internal", pointer) })),
    );
    expect(merged).toHaveLength(1);
    expect(merged[0]?.notes).toEqual([{ message: "at 4 places: #/a, #/b, #/c and 1 more" }]);
  });

  test("two surfaces that publish the same source line are named by their documents", () => {
    const [merged, ...others] = mergeDiagnostics([
      finding({ location, ...inDocument("public", "/info", "billing") }),
      finding({ location, ...inDocument("public", "/info", "workflows") }),
    ]);
    expect(others).toEqual([]);
    expect(merged?.notes).toEqual([
      { message: "in openapi/billing/v1/public/openapi.json, openapi/workflows/v1/public/openapi.json" },
    ]);
  });

  test.each<[string, Diagnostic, Diagnostic]>([
    ["codes", finding({ code: "a" }), finding({ code: "b" })],
    ["messages", finding({ message: "a" }), finding({ message: "b" })],
    ["severities", finding({ severity: "error" }), finding({ severity: "warning" })],
    ["lines", finding({ location }), finding({ location: { ...location, line: 9 } })],
    ["found values", finding({ found: "a" }), finding({ found: "b" })],
    [
      "surfaces, with no source line",
      finding(inDocument("public", "/info", "a")),
      finding(inDocument("public", "/info", "b")),
    ],
    ["pointers, with no source line", finding(inDocument("public", "/a")), finding(inDocument("public", "/b"))],
  ])("different %s stay two findings", (_difference, left, right) => {
    expect(mergeDiagnostics([left, right])).toHaveLength(2);
  });

  test("notes of all are kept once", () => {
    const other = { message: "the other one is here", location: { ...location, line: 8 } };
    const [merged] = mergeDiagnostics([
      finding({ location, notes: [other] }),
      finding({ location, notes: [other, { message: "and this" }] }),
    ]);
    expect(merged?.notes).toEqual([other, { message: "and this" }]);
  });

  test("neither the order of its input nor merging twice changes the result", () => {
    const diagnostic = fc.record({
      code: fc.constantFrom("a", "b"),
      line: fc.constantFrom(undefined, 1, 2),
      audience: fc.constantFrom("internal", "partner", "public"),
      pointer: fc.constantFrom("/x", "/y"),
    });
    fc.assert(
      fc.property(fc.array(diagnostic, { maxLength: 12 }), (parts) => {
        const list = parts.map(({ code, line, audience, pointer }) =>
          finding({ code, ...(line && { location: { ...location, line } }), ...inDocument(audience, pointer) }),
        );
        const merged = mergeDiagnostics(list);
        expect(mergeDiagnostics(list.toReversed())).toEqual(merged);
        expect(mergeDiagnostics(merged)).toEqual(merged);
        expect(sortDiagnostics(merged)).toEqual(merged);
      }),
    );
  });
});
