import { createResolver, type JsonObject, type JsonSchema, type OpenApiDocument, walk } from "@rawr/openapi-document";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Audience } from "../surface/surface.ts";
import { projectAudience } from "./audience.ts";
import { audienceDocument } from "./testing/arbitrary-audience-document.ts";
import { documentOf } from "./testing/documents.ts";
import { lintStructure } from "./testing/lint-structure.ts";

/** A document with one public operation that answers with the first schema, and is asked with the schema `Input`. */
function published(
  schemas: Record<string, JsonSchema>,
  operation: JsonObject = {},
  more: JsonObject = {},
): OpenApiDocument {
  const document = documentOf(schemas, more);
  const get = document.paths?.["/things"]?.get;
  Object.assign(get ?? {}, { "x-audience": "public", ...operation });
  return document;
}

const body = (name: string): JsonObject => ({
  requestBody: {
    required: true,
    content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` } } },
  },
});

function schemasFor(audience: Audience, document: OpenApiDocument): Record<string, JsonSchema> | undefined {
  return projectAudience(document, audience).value.components?.schemas;
}

function findings(audience: Audience, document: OpenApiDocument): string[] {
  return projectAudience(document, audience).diagnostics.map(
    ({ code, artifact, message }) => `${code} ${artifact?.pointer}: ${message}`,
  );
}

describe("operations", () => {
  const document = published(
    { Thing: { type: "object" }, Other: {} },
    { tags: ["seen"], security: [{ oauth: ["read"] }] },
    {
      tags: [{ name: "seen", description: "d" }, { name: "secret" }],
      "x-tagGroups": [{ name: "All", tags: ["seen", "secret"] }],
    },
  );
  Object.assign(document.paths ?? {}, {
    "/admin": {
      post: { operationId: "purgeAll", tags: ["secret"], security: [{ oauth: ["admin"] }], responses: {} },
      get: { operationId: "listAll", "x-audience": "partner", responses: {} },
    },
  });
  Object.assign(document.components ?? {}, {
    securitySchemes: {
      oauth: {
        type: "oauth2",
        flows: {
          clientCredentials: { tokenUrl: "https://example.com", scopes: { read: "r", admin: "a", later: "l" } },
        },
      },
      mtls: { type: "mutualTLS" },
    },
  });

  it("are seen by the audience that they name and by every narrower one, and are internal when they say nothing", () => {
    const paths = (audience: Audience) =>
      Object.entries(projectAudience(document, audience).value.paths ?? {}).map(
        ([path, item]) => `${path} ${Object.keys(item)}`,
      );
    expect(paths("public")).toEqual(["/things get"]);
    expect(paths("partner")).toEqual(["/things get", "/admin get"]);
    expect(paths("internal")).toEqual(["/things get", "/admin post,get"]);
  });

  it("take with them the tags, components, security schemes and scopes that nobody else uses", () => {
    const { value } = projectAudience(document, "public");
    expect(value.tags).toEqual([{ name: "seen", description: "d" }]);
    expect(value["x-tagGroups"]).toEqual([{ name: "All", tags: ["seen"] }]);
    expect(Object.keys(value.components?.schemas ?? {})).toEqual(["Thing"]);
    expect(value.components?.securitySchemes).toEqual({
      oauth: {
        type: "oauth2",
        flows: { clientCredentials: { tokenUrl: "https://example.com", scopes: { read: "r", later: "l" } } },
      },
    });
  });

  it("stay as they are, marks included, in the internal document", () => {
    expect(projectAudience(document, "internal")).toEqual({ value: document, diagnostics: [] });
  });

  it("must not be missing altogether", () => {
    expect(findings("public", documentOf({ Thing: {} }))).toMatchInlineSnapshot(`
      [
        "audience-empty : No operation is visible to the audience public",
      ]
    `);
  });

  it("lose links to hidden operations, and links that are followed with a hidden value", () => {
    const linked = published({ Thing: { properties: { id: {}, secret: { "x-audience": "internal" } } } });
    Object.assign(linked.paths ?? {}, {
      "/{id}": {
        get: {
          operationId: "getThing",
          "x-audience": "public",
          parameters: [
            { name: "id", in: "path", required: true, schema: {} },
            { name: "trace", in: "query", "x-audience": "internal", schema: {} },
          ],
          responses: {},
        },
        delete: { operationId: "dropThing", responses: {} },
      },
    });
    const response = linked.paths?.["/things"]?.get?.responses?.["200"];
    Object.assign(response ?? {}, {
      links: {
        get: { operationId: "getThing", parameters: { id: "$response.body#/id", trace: "$request.header.t" } },
        drop: { operationId: "dropThing" },
        ref: { operationRef: "#/paths/~1{id}/delete" },
        secret: { operationId: "getThing", parameters: { id: "$response.body#/secret" } },
      },
    });
    expect(projectAudience(linked, "public").value.paths?.["/things"]?.get?.responses?.["200"]?.links).toEqual({
      get: { operationId: "getThing", parameters: { id: "$response.body#/id" } },
    });
  });
});

describe("properties", () => {
  it("leave with their name in required, dependentRequired, discriminator and examples, and open the object", () => {
    const document = published({
      Thing: {
        type: "object",
        properties: {
          id: { type: "string" },
          costCenter: { type: "string", "x-audience": "internal", description: "Hidden words" },
          parts: { type: "array", items: { $ref: "#/components/schemas/Thing" } },
        },
        required: ["id", "costCenter"],
        dependentRequired: { id: ["costCenter", "parts"], costCenter: ["id"] },
        additionalProperties: false,
        maxProperties: 3,
        examples: [{ id: "1", costCenter: "c", parts: [{ id: "2", costCenter: "d" }] }],
      },
    });
    expect(schemasFor("partner", document)?.Thing).toEqual({
      type: "object",
      properties: { id: { type: "string" }, parts: { type: "array", items: { $ref: "#/components/schemas/Thing" } } },
      required: ["id"],
      dependentRequired: { id: ["parts"] },
      examples: [{ id: "1", parts: [{ id: "2" }] }],
    });
    expect(findings("partner", document)).toEqual([]);
  });

  it("leave required where another schema for the same value declares them", () => {
    const document = published({
      Thing: { allOf: [{ $ref: "#/components/schemas/Base" }], required: ["id", "secret"] },
      Base: { properties: { id: {}, secret: { "x-audience": "internal" } } },
      Other: { allOf: [{ $ref: "#/components/schemas/Base" }, { properties: { secret: {} } }] },
    });
    expect(schemasFor("public", document)?.Thing).toEqual({
      allOf: [{ $ref: "#/components/schemas/Base" }],
      required: ["id"],
    });
  });

  it("must not be hidden when a request needs them", () => {
    const input = {
      type: "object",
      properties: { "a/b": { "x-audience": "internal" }, c: { readOnly: true, "x-audience": "internal" } },
      required: ["a/b", "c"],
      additionalProperties: false,
    };
    const document = published({ Thing: {}, Input: input }, body("Input"));
    expect(findings("public", document)).toMatchInlineSnapshot(`
      [
        "audience-emptied /components/schemas/Input: The schema Input has nothing left for the audience public",
        "audience-hidden-required-input /components/schemas/Input/properties/a~1b: The property a/b is required in a request, but hidden from the audience public",
      ]
    `);
    // Only callers send it: they are not to send what they cannot see.
    expect(schemasFor("public", document)?.Input).toMatchObject({ additionalProperties: false });
  });

  it("are hidden with the component that they refer to", () => {
    const document = published({
      Thing: {
        properties: {
          id: {},
          audit: { $ref: "#/components/schemas/Audit" },
          list: { items: { $ref: "#/components/schemas/Audit" } },
        },
      },
      Audit: { "x-audience": "internal", properties: { by: {} } },
    });
    expect(schemasFor("public", document)).toEqual({ Thing: { properties: { id: {}, list: { items: {} } } } });
    expect(findings("public", document)).toMatchInlineSnapshot(`
      [
        "audience-loosened /components/schemas/Thing/properties/list/items: \`items\` depends on something hidden from the audience public; its document leaves \`items\` out",
      ]
    `);
  });

  it("may be all that a component has", () => {
    const document = published({ Thing: { type: "object", properties: { id: { "x-audience": "internal" } } } });
    expect(findings("public", document)).toMatchInlineSnapshot(`
      [
        "audience-emptied /components/schemas/Thing: The schema Thing has nothing left for the audience public",
      ]
    `);
  });

  it("give up a not and an if that depend on them", () => {
    const secret = { properties: { secret: { const: 1, "x-audience": "internal" } }, required: ["secret"] };
    const document = published({ Thing: { not: secret, if: secret, then: { required: ["id"] } } });
    expect(schemasFor("public", document)?.Thing).toEqual({});
    expect(findings("public", document)).toMatchInlineSnapshot(`
      [
        "audience-loosened /components/schemas/Thing: \`not\` depends on something hidden from the audience public; its document leaves \`not\` out",
        "audience-loosened /components/schemas/Thing: \`if\` depends on something hidden from the audience public; its document leaves \`if\` out",
        "audience-loosened /components/schemas/Thing: \`then\` depends on something hidden from the audience public; its document leaves \`then\` out",
      ]
    `);
  });

  it("turn a oneOf that they kept apart into anyOf", () => {
    const variant = (secret: string) => ({ properties: { id: {}, kind: { const: secret, "x-audience": "internal" } } });
    const document = published({ Thing: { oneOf: [variant("a"), variant("b")] } });
    expect(schemasFor("public", document)?.Thing).toEqual({
      anyOf: [{ properties: { id: {} } }, { properties: { id: {} } }],
    });
  });
});

describe("enum values and errors", () => {
  it("leave with their description, default and examples", () => {
    const document = published({
      Thing: {
        type: "object",
        properties: {
          status: {
            enum: ["open", "onHold", "done"],
            "x-enum-audiences": { onHold: "internal" },
            "x-enum-descriptions": { open: "o", onHold: "h" },
            "x-enum-varnames": ["Open", "OnHold", "Done"],
            default: "onHold",
            examples: ["onHold", "open"],
          },
        },
        examples: [{ status: "onHold" }, { status: "done" }],
      },
    });
    expect(schemasFor("public", document)?.Thing).toEqual({
      type: "object",
      properties: {
        status: {
          enum: ["open", "done"],
          "x-enum-descriptions": { open: "o" },
          "x-enum-varnames": ["Open", "Done"],
          examples: ["open"],
        },
      },
      examples: [{ status: "done" }],
    });
  });

  const problem = (code: string, more: JsonObject = {}): JsonSchema => ({
    type: "object",
    properties: { code: { const: code } },
    required: ["code"],
    ...more,
  });
  const errors = (...names: string[]): JsonObject => ({
    description: "Conflict",
    content: {
      "application/problem+json": {
        schema: {
          oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })),
          discriminator: {
            propertyName: "code",
            mapping: Object.fromEntries(names.map((name) => [name, `#/components/schemas/${name}`])),
          },
        },
        examples: Object.fromEntries(names.map((name) => [name, { value: { code: name } }])),
      },
    },
  });

  it("leave their union, mapping and example, and the response that has nothing else", () => {
    const document = published({
      Thing: {},
      Busy: problem("Busy"),
      LedgerLocked: problem("LedgerLocked", { "x-audience": "internal" }),
    });
    const responses = document.paths?.["/things"]?.get?.responses ?? {};
    responses["409"] = errors("Busy", "LedgerLocked") as never;
    responses["423"] = errors("LedgerLocked") as never;
    const { value, diagnostics } = projectAudience(document, "public");
    const projected = value.paths?.["/things"]?.get?.responses;
    expect(Object.keys(projected ?? {})).toEqual(["200", "409"]);
    expect(projected?.["409"]).toEqual(errors("Busy"));
    expect(diagnostics).toEqual([]);
  });

  it("are worth a word when nothing of a success is left", () => {
    const document = published({ Thing: { "x-audience": "internal" } });
    expect(findings("public", document)).toMatchInlineSnapshot(`
      [
        "audience-hidden-output /paths/~1things/get: \`getThings\` is visible to the audience public, but nothing of what it answers on success is",
      ]
    `);
  });
});

describe("parameters and examples", () => {
  it("are hidden when optional, and reported when required", () => {
    const parameters = [
      { name: "trace", in: "query", "x-audience": "internal", schema: {} },
      { $ref: "#/components/parameters/Tenant" },
    ];
    const document = published({ Thing: {} }, { parameters });
    Object.assign(document.components ?? {}, {
      parameters: { Tenant: { name: "tenant", in: "header", required: true, "x-audience": "partner", schema: {} } },
    });
    expect(projectAudience(document, "public").value.paths?.["/things"]?.get?.parameters).toEqual([]);
    expect(findings("public", document)).toMatchInlineSnapshot(`
      [
        "audience-hidden-required-input /paths/~1things/get/parameters/1: The header parameter tenant is required in a request, but hidden from the audience public",
      ]
    `);
    expect(findings("partner", document)).toEqual([]);
  });

  it("are pruned at their place of use, also when they are components", () => {
    const document = published({ Thing: { properties: { id: {}, secret: { "x-audience": "internal" } } } });
    const media = document.paths?.["/things"]?.get?.responses?.["200"]?.content?.["application/json"];
    Object.assign(media ?? {}, { examples: { one: { $ref: "#/components/examples/One" }, two: { value: { id: 2 } } } });
    Object.assign(document.components ?? {}, { examples: { One: { summary: "One", value: { id: 1, secret: "s" } } } });
    const { value } = projectAudience(document, "public");
    expect(value.paths?.["/things"]?.get?.responses?.["200"]?.content?.["application/json"]?.examples).toEqual({
      one: { summary: "One", value: { id: 1 } },
      two: { value: { id: 2 } },
    });
    expect(value.components?.examples).toBeUndefined();
  });
});

describe("names", () => {
  it("of hidden parts are found in texts, keys and examples", () => {
    const document = published(
      {
        Thing: {
          description: "See `purgeAll` and LedgerEntry, not purgeAllowed.",
          properties: { id: {}, costCenter: { "x-audience": "internal" } },
        },
        LedgerEntry: {},
      },
      { description: "Like POST /admin/purge, but without costCenter." },
    );
    Object.assign(document.paths ?? {}, { "/admin/purge": { post: { operationId: "purgeAll" } } });
    expect(findings("public", document)).toMatchInlineSnapshot(`
      [
        "audience-leak /paths/~1things/get/description: \`description\` names \`/admin/purge\`, which is hidden from the audience public",
        "audience-leak /paths/~1things/get/description: \`description\` names \`costCenter\`, which is hidden from the audience public",
        "audience-leak /components/schemas/Thing/description: \`description\` names \`purgeAll\`, which is hidden from the audience public",
        "audience-leak /components/schemas/Thing/description: \`description\` names \`LedgerEntry\`, which is hidden from the audience public",
      ]
    `);
  });

  it("are no leak when they are seen elsewhere, or are words of every day", () => {
    const document = published({
      Thing: {
        description: "The costCenter and its status.",
        properties: { costCenter: {}, audit: { $ref: "#/components/schemas/Audit" } },
      },
      Audit: { "x-audience": "internal", properties: { costCenter: {}, status: {} } },
    });
    expect(findings("public", document)).toEqual([]);
  });

  it("of unknown audiences hide, and are reported", () => {
    const document = published({ Thing: { properties: { id: {}, secret: { "x-audience": "Partners" } } } });
    expect(schemasFor("partner", document)?.Thing).toEqual({ properties: { id: {} } });
    expect(findings("partner", document)).toMatchInlineSnapshot(`
      [
        "audience-unknown /components/schemas/Thing/properties/secret/x-audience: \`x-audience\` is "Partners", which is no audience; it is treated as internal",
      ]
    `);
  });
});

describe("any document", () => {
  const wider: Record<string, RegExp> = { partner: /Zzinternal/, public: /Zz(internal|partner)/ };

  it("keeps nothing hidden, nothing dangling and a valid structure", { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        audienceDocument,
        fc.constantFrom("partner" as const, "public" as const),
        async (document, audience) => {
          const before = JSON.stringify(document);
          const { value } = projectAudience(document, audience);
          expect(JSON.stringify(document)).toBe(before);
          const text = JSON.stringify(value);
          expect(text).not.toMatch(wider[audience] as RegExp);
          expect(text).not.toContain("x-audience");
          expect(danglingIn(value)).toEqual([]);
          expect(await lintStructure(value)).toEqual([]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("accepts what the server sends by the complete document", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(audienceDocument, fc.infiniteStream(fc.nat()), (document, randoms) => {
        const ajv = new Ajv2020({ strict: false, logger: false });
        const validator = (source: OpenApiDocument, name: string) =>
          ajv.compile({ $ref: `#/components/schemas/${name}`, components: source.components } as JsonObject);
        const { value } = projectAudience(document, "partner");
        for (const name of answersOf(value)) {
          const sent = sample(
            { $ref: `#/components/schemas/${name}` },
            { document, next: () => randoms.next().value as number, depth: 4 },
          );
          if (validator(document, name)(sent)) expect(validator(value, name)(sent), JSON.stringify(sent)).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("is projected to a document that another projection leaves alone", () => {
    fc.assert(
      fc.property(audienceDocument, (document) => {
        const { value } = projectAudience(document, "public");
        for (const item of Object.values(value.paths ?? {})) if (item.post) item.post["x-audience"] = "public";
        const again = projectAudience(value, "public").value;
        for (const item of Object.values(value.paths ?? {})) delete item.post?.["x-audience"];
        expect(again).toEqual(value);
      }),
    );
  });

  it("tells of its copies, and is copied for every audience but the internal one", () => {
    const document = published({ Thing: { properties: { id: {} } } });
    expect(projectAudience(document, "internal").value).toBe(document);
    for (const audience of ["partner", "public"] as const) {
      const copies = new Map<object, object>();
      const { value } = projectAudience(document, audience, { copied: (from, to) => copies.set(from, to) });
      expect(copies.get(document.components?.schemas?.Thing ?? {})).toBe(value.components?.schemas?.Thing);
    }
  });
});

/** References, required names, link targets and mappings that lead nowhere. */
function danglingIn(document: OpenApiDocument): string[] {
  const resolve = createResolver(document);
  const dangling: string[] = [];
  const ids = new Set<unknown>();
  walk(document, (node, kind) => {
    if (kind === "operation") ids.add(node.operationId);
  });
  walk(document, (node, kind) => {
    if (typeof node.$ref === "string" && resolve(node.$ref) === undefined) dangling.push(node.$ref);
    if (kind === "link" && !ids.has(node.operationId)) dangling.push(`link ${node.operationId}`);
    const { properties, required } = node as JsonSchema;
    if (kind === "schema" && required) dangling.push(...required.filter((name) => !(properties && name in properties)));
  });
  return dangling;
}

/** The components that some operation answers with on success. */
function answersOf(document: OpenApiDocument): string[] {
  return Object.values(document.paths ?? {}).flatMap((item) => {
    const schema = item.post?.responses?.["200"]?.content?.["application/json"]?.schema;
    return schema?.$ref ? [schema.$ref.replace("#/components/schemas/", "")] : [];
  });
}

interface Sampling {
  readonly document: OpenApiDocument;
  readonly next: () => number;
  readonly depth: number;
}

/** A value as a server would send it: hidden properties included, hidden enum values and variants not. */
function sample(schema: JsonSchema, { document, next, depth }: Sampling): unknown {
  // Required properties may go round for ever; such a document is not tried.
  fc.pre(depth > -5);
  const below = { document, next, depth: depth - 1 };
  const oneOf = <Item>(items: readonly Item[]): Item => {
    fc.pre(items.length > 0);
    return items[next() % items.length] as Item;
  };
  if (schema.$ref) return sample(createResolver(document)(schema.$ref) as JsonSchema, { document, next, depth });
  if (schema.oneOf) return sample(oneOf(schema.oneOf.filter(({ $ref }) => !$ref?.includes("Zz"))), below);
  if (schema.enum) return oneOf(schema.enum.filter((value) => !String(value).includes("Zz")));
  if (schema.type === "integer") return next();
  if (schema.type === "string") return "text";
  if (schema.type === "array") return depth > 0 ? [sample(schema.items ?? {}, below)] : [];
  const value: JsonObject = {};
  for (const part of schema.allOf ?? []) Object.assign(value, sample(part, below));
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    if (schema.required?.includes(name) || (depth > 0 && next() % 3 > 0)) value[name] = sample(property, below);
  }
  return value;
}
