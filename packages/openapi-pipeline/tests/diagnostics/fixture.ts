import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { renderTerminal } from "../../src/diagnostics/render/terminal.ts";

/** Runs the pipeline in memory on every `contracts/*.ts` of a workspace and returns all that it has to say. */
export type Collect = (directory: string) => Promise<readonly Diagnostic[]>;

/** What `scenario.ts` of a fixture exports. It gets an empty directory of its own. */
export interface Scenario {
  readonly run: (directory: string) => Promise<readonly Diagnostic[]>;
}

/** One `@diagnostic <code>` or `@diagnostic <code>:<column>` comment. */
export interface Marker {
  readonly code: string;
  readonly file: string;
  readonly line: number;
  readonly column: number | undefined;
}

const marker = /(?:\/\/|\/\*|#|<!--)\s*@diagnostic\s+([\w/-]+)(?::(\d+))?/g;
const scenarioFile = "scenario.ts";

/** The fixtures of a folder: one folder each, named by its code. */
export function listFixtures(root: string): readonly string[] {
  const entries = readdirSync(root, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

/** Whether the fixture triggers its code by a scenario of its own instead of by `contracts/*.ts`. */
export function hasScenario(directory: string): boolean {
  return existsSync(join(directory, scenarioFile));
}

/** Runs one fixture. */
export async function runFixture(directory: string, collect: Collect): Promise<readonly Diagnostic[]> {
  if (!hasScenario(directory)) return collect(directory);
  const scenario: Scenario = await import(pathToFileURL(join(directory, scenarioFile)).href);
  const scratch = mkdtempSync(join(tmpdir(), "diagnostic-"));
  try {
    return await scenario.run(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** Every marker in the files of a fixture. */
export function readMarkers(directory: string): readonly Marker[] {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== scenarioFile)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return files.flatMap((path) => {
    const file = relative(directory, path).split(sep).join("/");
    const lines = readFileSync(path, "utf8").split(/\r\n|\n|\r/);
    return lines.flatMap((text, index) =>
      [...text.matchAll(marker)].map(([, code = "", column]) => ({
        code,
        file,
        line: index + 1,
        column: column === undefined ? undefined : Number(column),
      })),
    );
  });
}

/** What a fixture has to prove, and what it gave. */
export interface FixtureRun {
  readonly code: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly markers: readonly Marker[];
  /** `true` where the mistake is not in a contract, so that there may be no line to point at. */
  readonly scenario: boolean;
}

/** What is wrong with a run, one sentence each; empty when the fixture does what it has to. */
export function problems({ code, diagnostics, markers, scenario }: FixtureRun): readonly string[] {
  const own = diagnostics.filter((diagnostic) => diagnostic.code === code);
  if (own.length === 0) {
    const others = [...new Set(diagnostics.map((diagnostic) => diagnostic.code))];
    return [`${code} is not reported; reported: ${others.join(", ") || "nothing"}`];
  }
  const unmet = markers.filter((expected) => !diagnostics.some((diagnostic) => meets(diagnostic, expected)));
  const unmarked = own.filter((diagnostic) => !markers.some((expected) => meets(diagnostic, expected)));
  const unasked = diagnostics.filter(
    (diagnostic) =>
      diagnostic.severity === "error" &&
      diagnostic.code !== code &&
      !markers.some((expected) => expected.code === diagnostic.code),
  );
  return [
    ...unmet.map((expected) => `${expected.code} is not reported at ${format(expected)}`),
    ...(scenario ? [] : unmarked.map((diagnostic) => unmarkedText(diagnostic))),
    ...unasked.map(({ code: other, message }) => `one mistake, but it is also an error ${other}: ${message}`),
    ...own.flatMap(badText),
  ];
}

function meets({ code, location }: Diagnostic, expected: Marker): boolean {
  if (code !== expected.code || location?.file !== expected.file || location.line !== expected.line) return false;
  return expected.column === undefined || location.column === expected.column;
}

function unmarkedText({ code, location }: Diagnostic): string {
  if (location === undefined) return `${code} does not say where the author wrote it`;
  return `${code} is reported at ${format(location)}, where no marker is: add \`// @diagnostic ${code}\``;
}

/** How a parameter that was left out shows in a text. Who means the value `undefined` or `NaN` writes it as code. */
export const leftOut = /(?<!`)\b(?:undefined|NaN)\b(?!`)|\[object \w+\]/;

/** How a message begins; names that a document or a tool gives are written as code. */
const beginning = /^[\p{Lu}`]/u;

function badText(diagnostic: Diagnostic): readonly string[] {
  const { code, message } = diagnostic;
  const bad = leftOut.exec(renderTerminal([diagnostic], () => undefined, { infos: true }))?.[0];
  return [
    ...(bad === undefined ? [] : [`${code} says "${bad}": ${message}`]),
    ...(beginning.test(message) ? [] : [`${code} begins neither with a capital nor with a backtick: ${message}`]),
  ];
}

function format({ file, line, column }: { file: string; line: number; column: number | undefined }): string {
  return `${file}:${line}${column === undefined ? "" : `:${column}`}`;
}
