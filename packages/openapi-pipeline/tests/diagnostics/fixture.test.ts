import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { hasScenario, listFixtures, problems, readMarkers, runFixture } from "./fixture.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "fixtures-"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};
const finding = (code: string, parts: Partial<Diagnostic> = {}): Diagnostic => ({
  code,
  severity: "error",
  origin: "rawr",
  message: "Something is wrong",
  ...parts,
});
const at = (line: number, column = 3, file = "contracts/x.v1.ts") => ({ location: { file, line, column } });
const check = (diagnostics: readonly Diagnostic[], scenario = false) =>
  problems({ code: "some-code", diagnostics, markers: readMarkers(root), scenario });

describe("markers", () => {
  test("are read from comments of TypeScript, YAML and Markdown, but not from the scenario", () => {
    write("contracts/x.v1.ts", "a\nb(); // @diagnostic some-code\r\nc(/* @diagnostic other-code:3 */ d);\n");
    write("openapi.yaml", "info: {} # @diagnostic redocly/info-contact\n");
    write("notes.md", "text <!-- @diagnostic some-code -->\n");
    write("scenario.ts", "// @diagnostic some-code\n");
    expect(readMarkers(root)).toEqual([
      { code: "some-code", file: "contracts/x.v1.ts", line: 2, column: undefined },
      { code: "other-code", file: "contracts/x.v1.ts", line: 3, column: 3 },
      { code: "some-code", file: "notes.md", line: 1, column: undefined },
      { code: "redocly/info-contact", file: "openapi.yaml", line: 1, column: undefined },
    ]);
  });
});

describe("problems", () => {
  beforeEach(() => write("contracts/x.v1.ts", "a\nb(); // @diagnostic some-code:3\n"));

  test("none when the code is reported where the marker stands", () => {
    expect(check([finding("some-code", at(2))])).toEqual([]);
  });

  test.each<[string, readonly Diagnostic[], RegExp]>([
    ["the code is not reported", [finding("other-code")], /some-code is not reported; reported: other-code/],
    ["nothing is reported", [], /reported: nothing/],
    ["it is reported at another line", [finding("some-code", at(1))], /not reported at contracts\/x\.v1\.ts:2:3/],
    ["it is reported at another column", [finding("some-code", at(2, 9))], /not reported at contracts\/x\.v1\.ts:2:3/],
    [
      "it is reported once more",
      [finding("some-code", at(2)), finding("some-code", at(1))],
      /:1:3, where no marker is/,
    ],
    ["it has no source line", [finding("some-code", at(2)), finding("some-code")], /does not say where/],
    ["it drags another error along", [finding("some-code", at(2)), finding("other-code")], /one mistake, but/],
    ["a parameter is missing", [finding("some-code", { ...at(2), fix: "Use undefined." })], /says "undefined"/],
    [
      "its message begins in lower case",
      [finding("some-code", { ...at(2), message: "it is wrong" })],
      /nor with a backtick/,
    ],
  ])("one when %s", (_case, diagnostics, expected) => {
    expect(check(diagnostics).join("\n")).toMatch(expected);
  });

  test("a warning of another code is no problem, nor is an error that a marker names", () => {
    write("contracts/y.v1.ts", "y // @diagnostic other-code\n");
    const also = finding("other-code", at(1, 1, "contracts/y.v1.ts"));
    expect(check([finding("some-code", at(2)), also, finding("a-warning", { severity: "warning" })])).toEqual([]);
  });

  test("a scenario needs no source line", () => {
    rmSync(join(root, "contracts"), { recursive: true });
    expect(check([finding("some-code")], true)).toEqual([]);
    expect(check([finding("other-code")], true)).toHaveLength(1);
  });
});

describe("runFixture", () => {
  test("gives the fixture's own folder to the pipeline", async () => {
    write("contracts/x.v1.ts", "");
    expect(hasScenario(root)).toBe(false);
    const diagnostics = await runFixture(root, async (directory) => [finding("some-code", { message: directory })]);
    expect(diagnostics[0]?.message).toBe(root);
  });

  test("a scenario runs in an empty folder that is gone afterwards", async () => {
    write(
      "scenario.ts",
      `import { readdirSync, writeFileSync } from "node:fs";
export async function run(directory) {
  const before = readdirSync(directory);
  writeFileSync(directory + "/left-over", "");
  return [{ code: "c", severity: "error", origin: "rawr", message: JSON.stringify([directory, before]) }];
}\n`,
    );
    const [diagnostic] = await runFixture(root, async () => []);
    const [directory, before] = JSON.parse(diagnostic?.message ?? "");
    expect(before).toEqual([]);
    expect(listFixtures(dirname(directory))).not.toContain(directory);
    expect(() => readMarkers(directory)).toThrow("ENOENT");
  });
});

test("fixtures are folders, in order", () => {
  write("b-code/contracts/x.v1.ts", "");
  write("a-code/scenario.ts", "");
  write("README.md", "");
  expect(listFixtures(root)).toEqual(["a-code", "b-code"]);
});
