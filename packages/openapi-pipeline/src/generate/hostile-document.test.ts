import fc from "fast-check";
import { parseSync } from "oxc-parser";
import { expect, test } from "vitest";
import type { OutputFile } from "../artifacts/output-file.ts";
import { buildPackage } from "../package/build-package.ts";
import { generateClient } from "./generate-client.ts";
import { testDocument, testInput, testOperation } from "./test-documents.ts";

/** Every way out of a comment, a string, a template, a line, a fence and a tag that we know of. */
const escapes = [
  "*/ globalThis.escaped(); /*",
  "**// globalThis.escaped(); /*",
  "***/// globalThis.escaped(); /*",
  "*\\/ globalThis.escaped(); /*",
  "`; globalThis.escaped(); `${globalThis.escaped()}",
  "'; globalThis.escaped(); '",
  '"; globalThis.escaped(); "',
  "\n*/ globalThis.escaped();\n/*",
  "\r\n globalThis.escaped();",
  "\u2028*/ globalThis.escaped(); /*\u2029 globalThis.escaped();",
  "</script><script>globalThis.escaped()</script>",
  "\n```\n\nglobalThis.escaped()\n\n```ts\n",
  "--> <img src=x onerror=globalThis.escaped()>",
  "\\",
  "\\u002a/ globalThis.escaped()",
];

function hostileDocument(text: string) {
  const schema = {
    type: "object",
    title: text,
    description: text,
    properties: {
      [text]: { type: "string", enum: [text, "plain"], description: text, default: text, examples: [text] },
      fixed: { const: text },
      code: { const: text },
      shaped: { type: "string", format: text, example: text },
    },
    required: [text, "code"],
  };
  const answer = { description: text, content: { "application/problem+json": { schema, example: { [text]: text } } } };
  const document = testDocument(
    {
      [`/hostile/${text}`]: {
        post: testOperation(
          `hostile${text}`,
          { $ref: "#/components/schemas/Hostile" },
          {
            summary: text,
            description: text,
            tags: [text],
            deprecated: true,
            "x-capability": text,
            "x-sunset": text,
            security: [{ [text]: [text] }],
            responses: { 200: answer, 404: answer, default: answer },
            parameters: [
              { name: text, in: "query", description: text, example: text, schema: { type: "string", enum: [text] } },
              { name: text, in: "header", schema: { type: "array", items: { const: text } } },
            ],
            requestBody: {
              required: true,
              description: text,
              content: { "application/json": { schema, example: { [text]: text } } },
            },
          },
        ),
      },
      "/plain": { get: testOperation("plain", schema, { summary: text, description: text }) },
    },
    { Hostile: schema },
  );
  return {
    ...document,
    info: { ...document.info, title: text, description: text },
    servers: [{ url: `https://example.com/${text}` }],
  };
}

/** Text that is made of ways out, in any order. */
const hostileText = fc.array(
  fc.oneof(
    fc.constantFrom(...escapes, "*", "/", "\\", "`", "$", "{", "}", "\n", "@", "u002a"),
    fc.string({ unit: "binary" }),
  ),
  { maxLength: 6 },
);

test("whatever a document says, its client parses and does nothing of its own", async () => {
  await fc.assert(
    fc.asyncProperty(hostileText, async (parts) => {
      const { files } = await generateClient(testInput(hostileDocument(parts.join(""))));
      expect(files.some(({ path }) => path.endsWith("/operations.gen.ts"))).toBe(true);
      expectOnlyOurCode(files);
    }),
    { numRuns: 40 },
  );
}, 120_000);

test.each(escapes.map((text) => [JSON.stringify(text), text]))("text of a document stays text: %s", async (_, text) => {
  const { files, diagnostics } = await generateClient(testInput(hostileDocument(text)));
  expect(diagnostics).toEqual([]);
  expectOnlyOurCode(files);
  expect(buildPackage(files).diagnostics).toEqual([]);
  const readme = files.find((file) => file.path.endsWith("README.md"))?.contents ?? "";
  const prose = readme.replaceAll(/^```\w*\n[^]*?^```$/gm, "");
  expect(prose).not.toMatch(/<script|<img|^```/m);
});

/** What a generated module consists of at its top. */
const allowedStatements = new Set([
  "ImportDeclaration",
  "ExportNamedDeclaration",
  "ExportAllDeclaration",
  "VariableDeclaration",
  "TSTypeAliasDeclaration",
]);

function expectOnlyOurCode(files: readonly OutputFile[]): void {
  for (const file of files.filter(({ path }) => path.endsWith(".ts"))) {
    const { statements, names } = codeOf(file.path, file.contents);
    expect(statements.filter((type) => !allowedStatements.has(type))).toEqual([]);
    expect(names.filter((name) => name === "escaped" || name === "globalThis")).toEqual([]);
  }
}

/** The kinds of a module's statements, and every name that its code mentions; comments and strings are neither. */
function codeOf(path: string, source: string): { statements: readonly string[]; names: readonly string[] } {
  const { program, errors } = parseSync(path, source, { lang: "ts", sourceType: "module" });
  expect(errors).toEqual([]);
  const names: string[] = [];
  visit(program, (node) => void (node["type"] === "Identifier" && names.push(String(node["name"]))));
  return { statements: program.body.map((statement) => statement.type), names };
}

function visit(node: unknown, look: (node: Record<string, unknown>) => void): void {
  if (typeof node !== "object" || node === null) return;
  if (!Array.isArray(node)) look(node as Record<string, unknown>);
  for (const below of Object.values(node)) visit(below, look);
}
