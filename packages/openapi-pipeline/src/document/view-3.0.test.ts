import { type JsonObject, type JsonSchema, type OpenApiDocument, toOpenApi31 } from "@rawr/openapi-document";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalize } from "./canonical.ts";
import { anySchema, anyValue } from "./testing/arbitrary-schema.ts";
import { documentOf, publicDocument } from "./testing/documents.ts";
import { lintStructure } from "./testing/lint-structure.ts";
import { toOpenApi30 } from "./view-3.0.ts";

const lowered = (schema: JsonSchema): unknown =>
  toOpenApi30(documentOf({ Thing: schema })).value.components?.schemas?.Thing;
const reported = (document: OpenApiDocument): string[] =>
  toOpenApi30(document).diagnostics.map(({ code, artifact, message }) => `${code} ${artifact?.pointer} ${message}`);

/** Ajv writes code that does not run for some schemas with `contains` in a dead branch; such a schema says nothing here. */
function runs(validate: (value: unknown) => unknown, value: unknown): unknown {
  try {
    return validate(value);
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

describe("schemas in 3.0", () => {
  it.each<[string, JsonSchema, unknown]>([
    ["null beside a type", { type: ["string", "null"] }, { type: "string", nullable: true }],
    ["null alone", { type: "null" }, { type: "string", nullable: true, enum: [null] }],
    ["several types", { type: ["string", "number"] }, { anyOf: [{ type: "string" }, { type: "number" }] }],
    ["a list without items", { type: "array" }, { type: "array", items: {} }],
    ["const", { const: "a" }, { enum: ["a"] }],
    ["a const that its enum lacks", { const: "a", enum: ["b"] }, { allOf: [{ not: {} }] }],
    [
      "a nullable enum",
      { type: ["string", "null"], enum: ["a", null] },
      { type: "string", nullable: true, enum: ["a", null] },
    ],
    [
      "a variant that is null",
      { anyOf: [{ type: "string", minLength: 1 }, { type: "null" }] },
      { type: "string", minLength: 1, nullable: true },
    ],
    [
      "a reference or null",
      { anyOf: [{ $ref: "#/components/schemas/Thing" }, { type: "null" }] },
      { anyOf: [{ $ref: "#/components/schemas/Thing" }, { type: "string", nullable: true, enum: [null] }] },
    ],
    [
      "words beside a reference",
      { $ref: "#/components/schemas/Thing", description: "d" },
      { allOf: [{ $ref: "#/components/schemas/Thing" }], description: "d" },
    ],
    ["an exclusive bound", { exclusiveMinimum: 3 }, { minimum: 3, exclusiveMinimum: true }],
    ["two lower bounds", { exclusiveMinimum: 3, minimum: 4 }, { minimum: 4 }],
    ["one example", { examples: ["a"] }, { example: "a" }],
    ["base64", { type: "string", contentEncoding: "base64" }, { type: "string", format: "byte" }],
    ["raw octets", { contentMediaType: "application/octet-stream" }, { type: "string", format: "binary" }],
    [
      "boolean schemas",
      { properties: { a: true, b: false } as never, additionalProperties: false },
      { properties: { a: {}, b: { not: {} } }, additionalProperties: false },
    ],
  ])("says %s", (_what, schema, expected) => {
    expect(lowered(schema)).toEqual(expected);
    expect(reported(documentOf({ Thing: schema }))).toEqual([]);
  });

  it("loosens what it cannot say, and reports each place", () => {
    const schema: JsonSchema = {
      type: "object",
      properties: {
        pair: {
          type: "array",
          prefixItems: [{ type: "string" }, { type: "number" }],
          items: false as never,
          minItems: 2,
        },
        map: { type: "object", patternProperties: { "^a": { type: "string" } }, additionalProperties: false },
      },
      propertyNames: { minLength: 2 },
    };
    expect(lowered(schema)).toEqual({
      type: "object",
      properties: {
        pair: { type: "array", items: { anyOf: [{ type: "string" }, { type: "number" }] }, minItems: 2, maxItems: 2 },
        map: { type: "object", additionalProperties: { type: "string" } },
      },
    });
    expect(reported(documentOf({ Thing: schema }))).toMatchInlineSnapshot(`
      [
        "view-loosened /components/schemas/Thing/properties/pair The OpenAPI 3.0 view loosens \`prefixItems\`: it allows every position's schema at every position",
        "view-loosened /components/schemas/Thing/properties/map The OpenAPI 3.0 view loosens \`patternProperties\`: it allows each pattern's schema under every other name",
        "view-loosened /components/schemas/Thing The OpenAPI 3.0 view loosens \`propertyNames\`: it leaves it out",
      ]
    `);
  });

  it("gives up a not, and the exclusiveness of a oneOf, around a schema that got looser behind a reference", () => {
    const document = documentOf({
      Thing: { not: { $ref: "#/components/schemas/Tuple" } },
      Either: { oneOf: [{ $ref: "#/components/schemas/Tuple" }, { type: "array", items: {} }] },
      Tuple: { type: "array", prefixItems: [{ type: "string" }] },
    });
    const { schemas } = toOpenApi30(document).value.components ?? {};
    expect(schemas?.Thing).toEqual({});
    expect(Object.keys(schemas?.Either ?? {})).toEqual(["anyOf"]);
    expect(reported(document)).toMatchInlineSnapshot(`
      [
        "view-loosened /components/schemas/Thing The OpenAPI 3.0 view loosens \`not\`: it leaves it out, because what is inside got looser",
        "view-loosened /components/schemas/Either The OpenAPI 3.0 view loosens \`oneOf\`: it says \`anyOf\`, because its variants got looser",
        "view-loosened /components/schemas/Tuple The OpenAPI 3.0 view loosens \`prefixItems\`: it allows every position's schema at every position",
      ]
    `);
  });

  it("turns definitions inside a schema into components", () => {
    const document = documentOf({
      Thing: {
        $defs: { Node: { type: "object", properties: { next: { $ref: "#/components/schemas/Thing/$defs/Node" } } } },
        $ref: "#/components/schemas/Thing/$defs/Node/properties/next",
      },
      "Thing.Node": { type: "string" },
    });
    expect(toOpenApi30(document).value.components?.schemas).toEqual({
      Thing: { $ref: "#/components/schemas/Thing.Node.2/properties/next" },
      "Thing.Node": { type: "string" },
      "Thing.Node.2": { type: "object", properties: { next: { $ref: "#/components/schemas/Thing.Node.2" } } },
    });
  });

  it("follows a reference whose target moved", () => {
    const document = documentOf({
      Thing: { oneOf: [{ contains: {} }, { type: "string" }] },
      Second: { $ref: "#/components/schemas/Thing/oneOf/1" },
    });
    const { schemas } = toOpenApi30(document).value.components ?? {};
    expect(schemas?.Second).toEqual({ $ref: "#/components/schemas/Thing/anyOf/1" });
  });

  it("accepts every value that the 3.1 schema accepts, and is a valid document", { timeout: 60_000 }, async () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false, logger: false });
    await fc.assert(
      fc.asyncProperty(
        fc.array(anySchema, { minLength: 1, maxLength: 4 }),
        fc.array(anyValue, { minLength: 12 }),
        async (list, values) => {
          const document = documentOf(Object.fromEntries(list.map((schema, index) => [`S${index}`, schema])));
          const { value: view } = toOpenApi30(document);
          const lifted = toOpenApi31(view);
          const validator = (source: OpenApiDocument) =>
            ajv.compile({ $ref: "#/components/schemas/S0", components: source.components } as JsonObject);
          const [exact, loose] = [validator(document), validator(lifted)];
          for (const value of values) {
            const [before, after] = [runs(exact, value), runs(loose, value)];
            if (before === true) expect(after, JSON.stringify(value)).not.toBe(false);
          }
          expect(await lintStructure(view)).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("documents in 3.0", () => {
  const modern = documentOf(
    { Thing: {} },
    {
      info: { title: "T", version: "1", summary: "Short", license: { name: "MIT", identifier: "MIT" } },
      jsonSchemaDialect: "https://spec.openapis.org/oas/3.1/dialect/base",
      webhooks: { paid: { post: { responses: { "200": { description: "OK" } } } } },
      security: [{ mtls: [] }, { mtls: [], key: ["admin"] }],
      paths: { "/a": { $ref: "#/components/pathItems/A" } },
      components: {
        pathItems: { A: { get: { operationId: "getA" } } },
        securitySchemes: { mtls: { type: "mutualTLS" }, key: { type: "apiKey", in: "header", name: "k" } },
      },
    },
  );

  it("leaves out what 3.0 lacks, keeps what can be kept, and is valid", async () => {
    const { value, diagnostics } = toOpenApi30(modern);
    expect(canonicalize(value)).toEqual({
      openapi: "3.0.3",
      info: {
        title: "T",
        version: "1",
        description: "Short",
        license: { name: "MIT", url: "https://spdx.org/licenses/MIT.html" },
      },
      security: [{ key: [] }],
      paths: {
        "/a": { get: { operationId: "getA", responses: { default: { description: "No response is described." } } } },
      },
      components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "k" } } },
    });
    expect(await lintStructure(value)).toEqual([]);
    expect(
      diagnostics.map(({ severity, artifact, message }) => `${severity} ${artifact?.pointer}: ${message}`),
    ).toMatchInlineSnapshot(`
      [
        "warning /security/0: OpenAPI 3.0 cannot describe mutual TLS (\`mtls\`); its view does not ask for it",
        "warning /security/1: OpenAPI 3.0 cannot describe mutual TLS (\`mtls\`); its view does not ask for it",
        "info /security/1: The OpenAPI 3.0 view leaves out the roles of the security scheme \`key\`, which 3.0 does not know",
        "warning /webhooks: OpenAPI 3.0 cannot describe webhooks; its view leaves them out",
      ]
    `);
  });

  it("says once for each scheme that roles are gone", () => {
    const security = [{ key: ["read"] }, { key: ["write"] }];
    const document = { ...modern, security, paths: { "/a": { get: { security, responses: {} } } } };
    expect(reported(document).filter((text) => text.includes("roles"))).toHaveLength(1);
  });

  it("copies a document that is 3.0 already", () => {
    const document = { ...documentOf({ Thing: { type: "string", nullable: true } }), openapi: "3.0.1" };
    expect(toOpenApi30(document)).toEqual({ value: document, diagnostics: [] });
  });

  it.skipIf(!publicDocument("github"))(
    "comes back to a valid document from GitHub's, lifted to 3.1",
    { timeout: 60_000 },
    async () => {
      const { value, diagnostics } = toOpenApi30(toOpenApi31(publicDocument("github") as OpenApiDocument));
      expect(diagnostics).toEqual([]);
      expect(await lintStructure(value)).toEqual([]);
    },
  );
});
