import { stripVTControlCharacters } from "node:util";
import { describe, expect, test, vi } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { renderTerminal } from "../../src/diagnostics/render/terminal.ts";
import { readSample, sample, sampleFile, sampleSource } from "./sample.ts";

const finding = (parts: Partial<Diagnostic> = {}): Diagnostic => ({
  code: "some-code",
  severity: "error",
  origin: "rawr",
  message: "something is wrong",
  ...parts,
});
const at = (line: number, column = 3) => ({ location: { file: sampleFile, line, column } });

describe("renderTerminal", () => {
  test("shows the fact, the place, the source line, expected and found, notes, fix and page", () => {
    expect(
      renderTerminal(sample, readSample, { infos: true }),
    ).toBe(`error duplicate-route  GET /runs/{} is served by two procedures
  packages/x/src/workflows/contract.ts:5:3
  5 │   find: oc.route({ method: "GET", path: "/runs/{id}" }),
    │   ^^^^
  expected: one procedure per method and path
  found:    get and find
  note:     the other one is here
  packages/x/src/workflows/contract.ts:4:3
  4 │   get: oc.route({ method: "GET", path: "/runs/{runId}" }),
    │   ^^^
  fix:      Give one of them another path or method.
  docs/diagnostics/duplicate-route.md

warning redocly/operation-4xx-response  Operation must have at least one \`4xx\` response.
  openapi/runs/v1/internal/openapi.json#/paths/~1runs~1{runId}/get/responses  (GET /runs/{runId})
  note:     in internal, public
  https://redocly.com/docs/cli/rules/oas/operation-4xx-response

note unused-rename  The rename of RunStatus is no longer needed
  fix:      Remove it from \`renames\`.
  docs/diagnostics/unused-rename.md

1 error, 1 warning, 1 note in 2 operations, 2 files
`);
  });

  test("colour changes nothing but colour, and is off unless asked for", () => {
    const plain = renderTerminal(sample, readSample);
    const colored = renderTerminal(sample, readSample, { color: true });
    expect(stripVTControlCharacters(plain)).toBe(plain);
    expect(colored).not.toBe(plain);
    expect(stripVTControlCharacters(colored)).toBe(plain);
  });

  test("collapses a code beyond the limit and says how to see the rest", () => {
    const many = Array.from({ length: 97 }, (_, index) => finding({ message: `finding ${index}` }));
    const other = finding({ code: "other-code" });
    const short = renderTerminal([...many, other], readSample);
    expect(short.match(/^error some-code/gm)).toHaveLength(10);
    expect(short).toContain("error other-code");
    expect(short).toContain("and 87 more some-code; --all shows them\n");
    expect(short).toContain("98 errors\n");

    const all = renderTerminal([...many, other], readSample, { perCode: Number.POSITIVE_INFINITY });
    expect(all.match(/^error some-code/gm)).toHaveLength(97);
    expect(all).not.toContain("--all");
  });

  test("notes are counted and not shown, unless asked for", () => {
    const note = (message: string) => finding({ severity: "info", code: "a-note", message });
    expect(renderTerminal([note("one"), note("two")], readSample)).toBe("2 notes; --all shows them\n");
    const text = renderTerminal([finding(at(4)), note("one")], readSample);
    expect(text).not.toContain("a-note");
    expect(text).toMatch(/\n1 error in 1 file, and 1 note; --all shows it\n$/);
    expect(renderTerminal([note("one")], readSample, { infos: true })).toMatch(/^note a-note {2}one\n[^]*\n1 note\n$/);
  });

  test("a finding on a whole document names its file alone", () => {
    const artifact = { file: "openapi/x/v1/public/openapi.json", pointer: "" };
    expect(renderTerminal([finding({ artifact })], readSample)).toContain("\n  openapi/x/v1/public/openapi.json\n");
  });

  test("findings at one place show its source line once", () => {
    const text = renderTerminal([finding(at(4)), finding({ ...at(4), code: "other-code" })], readSample);
    expect(text.match(/contract\.ts:4:3/g)).toHaveLength(2);
    expect(text.match(/4 │/g)).toHaveLength(1);
  });

  test.each([
    ["a file that cannot be read", { location: { file: "gone.ts", line: 1, column: 1 } }],
    ["a line that the file does not have", at(99)],
  ])("%s is named without an excerpt", (_case, place) => {
    const text = renderTerminal([finding(place)], readSample);
    expect(text).toContain(`  ${place.location.file}:${place.location.line}:${place.location.column}\n`);
    expect(text).not.toContain("│");
  });

  test("what a document says can neither colour the terminal nor begin a line of the report", () => {
    const evil = "a\u001b[2J\u009b31m\u202e\n::error::injected\nerror duplicate-route";
    const text = renderTerminal([finding({ message: evil, found: evil, notes: [{ message: evil }] })], readSample);
    expect(stripVTControlCharacters(text)).toBe(text);
    expect(text).not.toMatch(/[\u0080-\u009f\u202a-\u202e]/);
    expect(text.match(/^error /gm)).toHaveLength(1);
    expect(text).not.toMatch(/^\s*::/m);
  });

  test("no line of the report but a path or prose is wider than the terminal", () => {
    const source = `  const wide = "${"語".repeat(200)}";`;
    const text = renderTerminal([finding(at(1, 9))], () => source, { width: 60 });
    const shown = text.split("\n").find((line) => line.startsWith("  1 │")) ?? "";
    expect(shown.replace(/[^\x20-\x7e…│]/gu, "__").length).toBeLessThanOrEqual(60);
    expect(shown.replace(/[^\x20-\x7e…│]/gu, "__").length).toBeGreaterThan(50);
  });

  test("reads each file once for ten thousand findings", () => {
    const read = vi.fn(() => sampleSource);
    const many = Array.from({ length: 10_000 }, (_, index) =>
      finding({
        message: `finding ${index}`,
        location: { file: `src/${index % 7}.ts`, line: 1 + (index % 5), column: 1 },
        notes: [{ message: "see", location: { file: `src/${index % 3}.ts`, line: 2, column: 1 } }],
      }),
    );
    renderTerminal(many, read, { perCode: Number.POSITIVE_INFINITY });
    expect(read).toHaveBeenCalledTimes(7);
  });
});
