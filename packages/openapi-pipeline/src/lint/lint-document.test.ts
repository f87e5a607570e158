import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { lintDocument } from "./lint-document.ts";
import { answering, config, document, json, operation, withSchemas } from "./testing/documents.ts";

const lint = (text: string, file = "openapi/things/v1/internal/openapi.json") => lintDocument({ file, text, config });
const codes = async (text: string) => (await lint(text)).map(({ code }) => code);

test("a document that follows all rules has no finding", async () => {
  expect(await lint(json(document()))).toEqual([]);
});

test("findings cross a worker's border and point at line and column of the key", async () => {
  const findings = await lint(json(document({}, operation({ summary: undefined, description: undefined }))));
  expect(structuredClone(findings)).toEqual(findings);
  expect(findings).toContainEqual({
    code: "redocly/operation-summary",
    severity: "error",
    message: "Operation object should contain `summary` field.",
    pointer: "/paths/~1things~1{thingId}/get",
    line: 29,
    column: 7,
  });
});

test("both linters speak, and what they both see is said once", async () => {
  const text = json(
    document({}, operation({ ...answering({ schema: { type: "array", example: 1 } }), tags: ["other"] })),
  );
  const found = await codes(text);
  expect(found.filter((code) => code.startsWith("spectral/"))).toEqual(["spectral/array-items"]);
  expect(found).toContain("redocly/operation-tag-defined");
  expect(found).toContain("redocly/no-invalid-schema-examples");
});

describe("text that is no OpenAPI document is one finding at its place", () => {
  test.each([
    ["empty", "", /it is empty/, 1],
    ["blank", "\n\n", /it is empty/, 1],
    ["a list", "[]", /it is a list/, 1],
    ["a number", "42", /it is a number/, 1],
    ["JSON that breaks off", '{\n"openapi": ', /invalid JSON/, 2],
    ["JSON with a comma too many", '{\n"openapi": "3.1.0",\n}', /invalid JSON/, 3],
    ["YAML that is none", "openapi: 3.1.1\ninfo: [", /invalid YAML/, 2],
    ["an alias without an anchor", "openapi: 3.1.1\ninfo: *nowhere", /invalid YAML/, 2],
    ["no version", '{"info": {}}', /no `openapi` field/, 1],
    ["a future version", '{"openapi": "4.0.0"}', /OpenAPI version 4.0.0/, 1],
    ["a version that is a number", "openapi: 3.1", /OpenAPI version 3.1/, 1],
    ["Swagger 1", '{"swagger": "1.2"}', /Swagger version 1.2/, 1],
  ])("%s", async (_name, text, reason, line) => {
    const findings = await lint(text);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      code: "lint-document-unreadable",
      severity: "error",
      message: expect.stringMatching(reason),
    });
    if (findings[0]?.line !== undefined) expect(findings[0].line).toBe(line);
  });

  test("an alias bomb ends", async () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) =>
        `l${level}: &l${level} [${Array(9)
          .fill(level ? `*l${level - 1}` : "x")
          .join(", ")}]`,
    );
    expect(await lint(["openapi: 3.1.1", ...levels].join("\n"))).toMatchObject([{ code: "lint-document-unreadable" }]);
  });
});

describe("keys that occur twice are reported, and the rest is linted", () => {
  test("in JSON", async () => {
    const text = json(document()).replace('"version": "1.0.0"', '"version": "1.0.0",\n    "title": "Again"');
    expect(await lint(text)).toMatchObject([
      {
        code: "lint-document-unreadable",
        pointer: "/info/title",
        line: 6,
        message: expect.stringContaining('"title" occurs twice'),
      },
    ]);
  });

  test("in YAML", async () => {
    const findings = await lint("openapi: 3.1.1\ninfo:\n  title: A\n  title: B\npaths: {}\n", "things.yaml");
    expect(findings[0]).toMatchObject({ code: "lint-document-unreadable", line: 4 });
    expect(findings.map(({ code }) => code)).toContain("redocly/info-license");
  });
});

describe("broken documents give findings, not a crash", () => {
  const schemas = (value: unknown) => document({ components: { schemas: value } });
  const recursive = { type: "object", properties: { next: { $ref: "#/components/schemas/Node" } } };
  test.each<[string, unknown]>([
    ["no info", document({ info: undefined })],
    ["info that is a list", document({ info: [] })],
    ["paths that are null", document({ paths: null })],
    ["paths that are a text", document({ paths: "none" })],
    ["a path item that is null", document({ paths: { "/things": null } })],
    ["an operation that is a list", document({ paths: { "/things": { get: [] } } })],
    ["responses that are null", document({}, operation({ responses: null }))],
    ["parameters that are an object", document({}, operation({ parameters: {} }))],
    ["a reference to nowhere", schemas({ NotFound: { $ref: "#/components/schemas/Nope" } })],
    ["a recursive schema", schemas({ NotFound: recursive, Thing: recursive, Node: recursive })],
    ["a reference to a missing file", schemas({ NotFound: { $ref: "./missing.json#/x" } })],
    ["schemas that are null", schemas(null)],
    ["a pattern that is no expression", schemas({ NotFound: { type: "string", pattern: "(", example: "x" } })],
    ["Swagger 2", { swagger: "2.0", info: { title: "T", version: "1" }, paths: { "/a": { get: { responses: {} } } } }],
    [
      "a name that objects inherit",
      schemas({ NotFound: { type: "object", properties: { constructor: { type: "string" } }, example: {} } }),
    ],
  ])("%s", async (_name, value) => {
    const findings = await lint(json(value));
    expect(findings.length).toBeGreaterThan(0);
    expect(findings.filter(({ code }) => code === "lint-tool-crashed")).toEqual([]);
  });
});

describe("a linter that fails says so, and the other goes on", () => {
  const fixtures = join(import.meta.dirname, "fixtures");
  const text = json(document({}, operation(answering({ schema: { type: "array" } }))));

  test("a plugin that throws", async () => {
    const redocly = join(fixtures, "throwing/redocly.yaml");
    const findings = await lintDocument({ file: "x.json", text, config: { ...config, redocly } });
    expect(findings[0]).toMatchObject({
      code: "lint-tool-crashed",
      pointer: "",
      parameters: { tool: "Redocly", reason: "a rule with a defect" },
    });
    expect(findings.map(({ code }) => code)).toContain("spectral/array-items");
  });

  test("Redocly, on a reference to itself", async () => {
    const value = document(
      withSchemas({ Loop: { $ref: "#/components/schemas/Loop" } }),
      operation(answering({ schema: { type: "array" } })),
    );
    const found = await codes(json(value));
    expect(found).toContain("lint-tool-crashed");
    expect(found).toContain("spectral/array-items");
  });

  test("a configuration that names a rule set of nobody", async () => {
    const spectral = join(fixtures, "unknown-ruleset/.spectral.yaml");
    const findings = await lintDocument({ file: "x.json", text, config: { ...config, spectral } });
    expect(findings).toContainEqual(
      expect.objectContaining({
        code: "lint-config-invalid",
        location: { file: ".spectral.yaml", line: 1, column: 1 },
      }),
    );
  });
});

test("a configuration that is no YAML is named by its line, not by the machine's folders", async () => {
  const directory = mkdtempSync(join(tmpdir(), "lint-"));
  const [redocly, spectral] = ["redocly.yaml", ".spectral.yaml"].map((name) => join(directory, name)) as [
    string,
    string,
  ];
  for (const file of [redocly, spectral]) writeFileSync(file, "rules:\n  - a\n b: [\n");
  const findings = await lintDocument({ file: "x.json", text: json(document()), config: { redocly, spectral } });
  rmSync(directory, { recursive: true });
  expect(findings.map(({ code, location }) => [code, location?.file, location?.line])).toEqual([
    ["lint-config-invalid", "redocly.yaml", 3],
    ["lint-config-invalid", ".spectral.yaml", 3],
  ]);
  expect(JSON.stringify(findings)).not.toContain(directory);
});

test("somebody else's document is not measured by the house rules", async () => {
  const text = json(document({}, operation({ operationId: "Get_Thing" })));
  expect(await lintDocument({ file: "x.json", text, config })).toMatchObject([{ code: "operation-id-convention" }]);
  expect(await lintDocument({ file: "x.json", text, config: { ...config, foreign: true } })).toEqual([]);
});

test("without configuration files the recommended rules hold", async () => {
  const text = json(
    document(
      { openapi: "3.1.1" },
      operation({ operationId: "Get_Thing", ...answering({ schema: { type: "array" } }) }),
    ),
  );
  const nowhere = {
    redocly: join(import.meta.dirname, "none/redocly.yaml"),
    spectral: join(import.meta.dirname, "none/.spectral.yaml"),
  };
  const file = "openapi/things/v1/internal/openapi.json";
  expect(await lintDocument({ file, text, config: nowhere })).toEqual(await lintDocument({ file, text, config }));
});
