import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";
import type { LintFinding } from "./finding.ts";
import { lintDocument } from "./lint-document.ts";
import { houseRules } from "./rules/plugin.ts";
import { answering, config, type Draft, document, json, operation, root, withSchemas } from "./testing/documents.ts";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "lint-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A tool's standard output, whatever its exit code says about the document. */
async function output(tool: string, ...args: string[]): Promise<string> {
  const bin = join(root, "node_modules/.bin");
  const env = {
    ...process.env,
    PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
    REDOCLY_TELEMETRY: "off",
    NO_COLOR: "1",
  };
  const options = { cwd: root, env, maxBuffer: 64e6 };
  return run(process.execPath, [join(bin, `../${tool}`), ...args], options).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  );
}

interface RedoclyProblem {
  readonly ruleId: string;
  readonly severity: string;
  readonly message: string;
}

async function redoclyCommand(file: string): Promise<string[]> {
  const { problems } = JSON.parse(
    await output("@redocly/cli/bin/cli.js", "lint", file, "--format=json", "--max-problems=100000"),
  ) as { problems: RedoclyProblem[] };
  return problems
    .map(({ ruleId, severity, message }) => `${ruleId} ${severity === "warn" ? "warning" : severity} ${message}`)
    .sort();
}

async function spectralCommand(file: string): Promise<string[]> {
  const text = await output("@stoplight/spectral-cli/dist/index.js", "lint", file, "--format=json", "--quiet");
  const results = JSON.parse(text) as { code: string; severity: number; path: string[]; message: string }[];
  return results
    .map(
      ({ code, severity, path, message }) =>
        `${code} ${["error", "warning", "info", "info"][severity]} ${path.join(".")} ${message}`,
    )
    .sort();
}

const documents: Readonly<Record<string, Draft>> = {
  "a document without a flaw": document(),
  "a document with many flaws": document(
    {
      ...withSchemas({
        run_status: { type: "object", properties: { a_b: { type: "string", default: 1, enum: ["x", "x"] } } },
      }),
      servers: [{ url: "https://{zone}.test/" }],
    },
    operation({
      operationId: "Get",
      summary: undefined,
      "x-workflow": "trigger",
      description: "/api/inngest",
      ...answering({ schema: { type: "array", example: 1 } }),
      "x-audience": "none",
      tags: [],
    }),
  ),
  "an OpenAPI 3.0 document": document(
    { openapi: "3.0.3" },
    operation({
      ...answering({ schema: { $ref: "#/components/schemas/Thing", nullable: true }, example: { thingId: null } }),
    }),
  ),
  "a Swagger 2 document": {
    swagger: "2.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { get: { responses: {} } } },
  },
};

test.each(Object.entries(documents))(
  "the command lines and the pipeline come to the same verdict on %s",
  async (name, value) => {
    const text = json(value);
    const file = join(folder, name.replaceAll(" ", "-"), "internal/openapi.json");
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    const input = { file, text, config };
    const [redocly, spectral] = await Promise.all([
      lintDocument(input, ["redocly"]),
      lintDocument(input, ["spectral"]),
    ]);

    expect([...new Set(await redoclyCommand(file))]).toEqual(redocly.map(redoclyLine).sort());
    expect(await spectralCommand(file)).toEqual(spectral.map(spectralLine).sort());
  },
);

function redoclyLine({ code, severity, message }: LintFinding): string {
  const rule = code in houseRules ? `rawr/${code}` : code.replace("redocly/", "");
  return `${rule} ${severity} ${message}`;
}

function spectralLine({ code, severity, pointer, message }: LintFinding): string {
  const path = pointer
    .split("/")
    .slice(1)
    .map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
  return `${code.replace("spectral/", "")} ${severity} ${path.join(".")} ${message}`;
}
