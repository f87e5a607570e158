import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { DiagnosticDefinition } from "../../src/diagnostics/define.ts";
import { renderDocsIndex } from "../../src/diagnostics/docs-index.ts";
import { diagnosticAreas, diagnosticTable } from "../../src/diagnostics/table.ts";
import { collect } from "./collect.ts";
import { hasScenario, leftOut, listFixtures, problems, readMarkers, runFixture } from "./fixture.ts";
import { placeholder } from "./placeholder.ts";

const docs = join(import.meta.dirname, "../../../../docs/diagnostics");
const fixtures = join(import.meta.dirname, "fixtures");

const codes = Object.keys(diagnosticTable).sort();
const rows = Object.entries(diagnosticTable) as [string, DiagnosticDefinition<unknown>][];
const fixtureCodes = listFixtures(fixtures);
const pageCodes = readdirSync(docs)
  .filter((name) => name.endsWith(".md") && name !== "README.md")
  .map((name) => name.slice(0, -".md".length))
  .sort();

describe("the table", () => {
  test("no code stands in two areas", () => {
    const listed = Object.values(diagnosticAreas).flatMap((area) => Object.keys(area));
    expect(listed.filter((code, index) => listed.indexOf(code) !== index)).toEqual([]);
    expect(listed.sort()).toEqual(codes);
  });

  test("every code is kebab-case", () => {
    expect(codes.filter((code) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(code))).toEqual([]);
  });

  test.each(rows)(
    "%s has a fact that begins with a capital or as code and has no full stop, and a fix that is a sentence",
    (_code, definition) => {
      const { message, expected, found, fix } = definition;
      const render = (text: (parameters: unknown) => string) => `${text(placeholder("parameters"))}`;
      expect(render(message)).toMatch(/^[\p{Lu}`‹].*[^.\s]$/u);
      expect(render(fix)).toMatch(/^[\p{Lu}‹].*[.?]$/u);
      for (const text of [message, expected, found, fix]) {
        if (text) expect(render(text)).not.toMatch(leftOut);
      }
    },
  );
});

describe("the pages", () => {
  test("every code has one", () => {
    const missing = codes.filter((code) => !pageCodes.includes(code));
    expect(missing, `${missing.length} codes without docs/diagnostics/<code>.md: ${missing.join(", ")}`).toEqual([]);
  });

  test("none is about a code that is gone", () => {
    expect(pageCodes.filter((code) => !codes.includes(code))).toEqual([]);
  });

  test.each(pageCodes)("%s names its code and shows the source before and after", (code) => {
    const page = readFileSync(join(docs, `${code}.md`), "utf8");
    expect(page).toMatch(new RegExp(`^# \`?${code}\`?$`, "m"));
    expect(codeUnder("before", page), "no code block under `Before:`").toBeTruthy();
    expect(codeUnder("after", page), "no code block under `After:`").toBeTruthy();
  });

  test("the index lists every code; `vitest run <this folder> -u` remakes it", async () => {
    const page = (code: string) => {
      const path = join(docs, `${code}.md`);
      return existsSync(path) ? readFileSync(path, "utf8") : undefined;
    };
    await expect(renderDocsIndex(diagnosticAreas, page)).toMatchFileSnapshot(join(docs, "README.md"));
  });
});

describe("the fixtures", () => {
  test("every code has one", () => {
    const missing = codes.filter((code) => !fixtureCodes.includes(code));
    const where = "tests/diagnostics/fixtures/<code>, see the README there";
    expect(missing, `${missing.length} codes without ${where}: ${missing.join(", ")}`).toEqual([]);
  });

  test("none is about a code that is gone", () => {
    expect(fixtureCodes.filter((code) => !codes.includes(code))).toEqual([]);
  });

  test.each(fixtureCodes)("%s is reported where the author made the mistake", async (code) => {
    const directory = join(fixtures, code);
    const diagnostics = await runFixture(directory, collect);
    const scenario = hasScenario(directory);
    const found = problems({ code, diagnostics, markers: readMarkers(directory), scenario });
    expect(found, found.join("\n")).toEqual([]);
  });
});

/** The first code block that follows a line which begins with a word, `Before:` or `## Before`. */
function codeUnder(word: string, page: string): string | undefined {
  const parts = page.split(/^```.*$/m);
  const prose = parts.findIndex((part, index) => index % 2 === 0 && new RegExp(`^\\W*${word}\\b`, "im").test(part));
  return prose === -1 ? undefined : parts[prose + 1]?.trim();
}
