import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { main } from "../../src/cli.ts";

const root = mkdtempSync(join(tmpdir(), "two-files-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const old = `openapi: 3.0.3
info: { title: Runs, version: 1.4.0 }
paths:
  /runs:
    get:
      parameters:
        - { name: limit, in: query, schema: { type: integer, maximum: 100 } }
      responses: { "200": { description: Runs. } }
`;

async function diff(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(root, name), text);
  const printed = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof printed) => ({ write: (text: string) => void (printed[name] += text) });
  const to = { cwd: root, env: {}, stdout: stream("stdout"), stderr: stream("stderr") };
  return { exitCode: await main(["diff", "--json", ...args], to), ...printed };
}

describe("two files", () => {
  test("need no workspace; lines are those of the files", async () => {
    const files = { "old.yaml": old, "new.yaml": old.replace("maximum: 100", "maximum: 50") };
    const { exitCode, stdout } = await diff(files, "old.yaml", "new.yaml");
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).reviews).toMatchObject([
      {
        surface: "new.yaml",
        against: "old.yaml",
        oldVersion: "1.4.0",
        newVersion: "2.0.0",
        findings: [
          {
            class: "WIRE",
            status: "enforced",
            old: { source: { file: "old.yaml", line: 7 } },
            new: { source: { file: "new.yaml", line: 7 } },
          },
        ],
      },
    ]);
  });

  test("that say the same differ in nothing, JSON or YAML", async () => {
    const json = { openapi: "3.0.3", info: { title: "Runs", version: "1.4.0" }, paths: {} };
    const yaml = "openapi: 3.0.3\ninfo: { title: Runs, version: 1.4.0 }\npaths: {}\n";
    const { exitCode, stdout } = await diff({ "a.json": JSON.stringify(json), "b.yaml": yaml }, "a.json", "b.yaml");
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout).reviews).toMatchObject([{ findings: [], newVersion: "1.4.0" }]);
  });

  test("may be in parts", async () => {
    const whole = old.replace("{ type: integer, maximum: 100 }", "{ $ref: 'parts.yaml#/Limit' }");
    const files = { "old.yaml": old, "parted.yaml": whole, "parts.yaml": "Limit: { type: integer, maximum: 100 }\n" };
    const { exitCode, stdout } = await diff(files, "old.yaml", "parted.yaml");
    expect(exitCode, stdout).toBe(0);
  });

  test.each([
    ["is not there", undefined],
    ["is neither JSON nor YAML", "openapi: [3.1.0\n"],
    ["is of Swagger 2", 'swagger: "2.0"\ninfo: { title: Runs, version: 1.0.0 }\npaths: {}\n'],
    ["is no document", "- 1\n"],
    ["refers to a file that is not there", old.replace("{ type: integer, maximum: 100 }", "{ $ref: 'gone.yaml' }")],
  ])("one that %s is never compatible", async (name, text) => {
    const file = `${name.replaceAll(" ", "-")}.yaml`;
    const { exitCode, stdout } = await diff({ "old.yaml": old, ...(text && { [file]: text }) }, "old.yaml", file);
    expect(exitCode).toBe(2);
    const { diagnostics } = JSON.parse(stdout);
    expect(diagnostics).toMatchObject([{ severity: "error", message: expect.stringContaining(file) }]);
  });

  test("a reference to nothing is a finding, not silence", async () => {
    const broken = old.replace("{ type: integer, maximum: 100 }", "{ $ref: '#/components/schemas/Gone' }");
    const { exitCode, stdout } = await diff({ "old.yaml": old, "broken.yaml": broken }, "old.yaml", "broken.yaml");
    expect(exitCode, stdout).toBe(1);
    expect(stdout).toContain("/components/schemas/Gone");
  });

  test("one alone is a mistake", async () => {
    const { exitCode, stdout } = await diff({ "old.yaml": old }, "old.yaml");
    expect(exitCode).toBe(2);
    expect(JSON.parse(stdout).diagnostics).toMatchObject([{ code: "diff-operand-missing" }]);
  });
});
