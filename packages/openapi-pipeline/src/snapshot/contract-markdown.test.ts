import type { JsonObject, JsonSchema, OpenApiDocument } from "@rawr/openapi-document";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentOf, publicDocument } from "../document/testing/documents.ts";
import type { SurfaceInfo } from "../surface/surface.ts";
import { renderContract } from "./contract-markdown.ts";

const surface: SurfaceInfo = {
  name: "workflows",
  major: 1,
  version: "1.2.0",
  title: "Workflows",
  mount: "/api/workflows",
  audiences: ["internal", "public"],
  clients: [{ name: "@rawr/workflows-client", audience: "public" }],
  file: "contracts/workflows.v1.ts",
};

const render = (internal: OpenApiDocument): string => renderContract({ documents: { internal }, surface });

/** The lines of one section, from its heading to the next. */
function section(document: OpenApiDocument, heading: string): string {
  const [, rest = ""] = render(document).split(`### \`${heading}\`\n`);
  return (rest.split(/\n##/)[0] ?? "").trim();
}

const schemaSection = (schema: JsonSchema): string => section(documentOf({ Thing: schema }), "Thing");

const problem = (code: string, title: string, more: JsonObject = {}): JsonSchema => ({
  type: "object",
  properties: { code: { const: code }, title: { const: title }, status: { type: "integer" }, ...more },
  required: ["code", "title", "status"],
});

function runs(): OpenApiDocument {
  const document = documentOf({
    Run: {
      type: "object",
      properties: {
        runId: { type: "string", minLength: 1 },
        status: { type: "string", enum: ["queued", "running", "held"], "x-enum-audiences": { held: "internal" } },
        output: { anyOf: [{ $ref: "#/components/schemas/Run" }, { type: "null" }] },
        lines: {
          type: "array",
          maxItems: 50,
          items: { type: "object", properties: { "unit-price": { type: "number", exclusiveMinimum: 0 } } },
        },
        cost: { type: "number", "x-audience": "partner" },
      },
      required: ["runId", "status"],
      additionalProperties: false,
    },
    RunNotFound: problem("RUN_NOT_FOUND", "Run not found", {
      data: { type: "object", properties: { runId: { type: "string" } }, required: ["runId"] },
    }),
    Gone: { ...problem("GONE", "Gone"), "x-audience": "internal" },
  });
  return {
    ...document,
    servers: [{ url: "https://api.example.com/api/workflows" }],
    security: [{ bearer: [] }],
    paths: {
      "/runs/{runId}/cancel": {
        parameters: [{ name: "runId", in: "path", required: true, schema: { type: "string", minLength: 1 } }],
        post: {
          operationId: "cancelRun",
          summary: "Cancel a run",
          "x-audience": "public",
          "x-workflow": "cancel",
          "x-sunset": "2030-01-01",
          deprecated: true,
          tags: ["runs"],
          security: [{ oauth: ["runs:write", "runs:read"] }, {}],
          parameters: [{ name: "Idempotency-Key", in: "header", schema: { type: "string", maxLength: 64 } }],
          requestBody: {
            required: true,
            content: { "application/json": { schema: { type: "object", properties: { reason: { type: "string" } } } } },
          },
          responses: {
            "202": {
              description: "Accepted",
              headers: { Location: { required: true, schema: { type: "string", format: "uri-reference" } } },
              content: { "application/json": { schema: { $ref: "#/components/schemas/Run" } } },
              links: { status: { operationId: "getRun", parameters: { runId: "$response.body#/runId" } } },
            },
            "204": { description: "No content" },
            "404": {
              description: "Not found",
              content: {
                "application/problem+json": {
                  schema: {
                    oneOf: [{ $ref: "#/components/schemas/RunNotFound" }, { $ref: "#/components/schemas/Gone" }],
                  },
                },
              },
            },
          },
        },
      },
      "/runs": { get: { operationId: "listRuns", responses: {} } },
    },
  };
}

describe("contract.md", () => {
  it("reads like this", () => {
    const internal = runs();
    const published = {
      ...internal,
      paths: { "/runs/{runId}/cancel": internal.paths?.["/runs/{runId}/cancel"] ?? {} },
    };
    expect(renderContract({ documents: { internal, public: published }, surface })).toMatchInlineSnapshot(`
      "# Workflows

      <!-- Made by rawr-openapi from contracts/workflows.v1.ts; do not edit. Remake it with \`pnpm build:openapi\`. -->

      \`\`\`text
      surface workflows v1
      version 1.2.0
      mount /api/workflows
      server https://api.example.com/api/workflows
      security bearer
      internal 2 operations
      public 1 operation
      client @rawr/workflows-client for public
      \`\`\`

      ## Operations

      ### \`GET /runs\`

      \`\`\`text
      operation listRuns
      audience internal
      security bearer
      \`\`\`

      ### \`POST /runs/{runId}/cancel\`

      Cancel a run

      \`\`\`text
      operation cancelRun
      audience public
      tags runs
      security oauth[runs:write, runs:read]
      security none
      workflow cancel
      deprecated  sunset 2030-01-01
      in path runId: string  length 1..
      in header Idempotency-Key?: string  length 0..64
      in body application/json: object
      in body application/json .reason?: string
      out 202 application/json: Run
      out 202 header Location: string<uri-reference>
      out 202 link status → getRun(runId = $response.body#/runId)
      out 204 without content
      out 404 application/problem+json RUN_NOT_FOUND: RunNotFound  "Run not found", data object
      out 404 application/problem+json GONE: Gone  "Gone", audience internal
      \`\`\`

      ## Schemas

      ### \`Gone\`

      \`\`\`text
      Gone: object  audience internal
      Gone.code: "GONE"
      Gone.title: "Gone"
      Gone.status: integer
      \`\`\`

      ### \`Run\`

      \`\`\`text
      Run: object  closed
      Run.runId: string  length 1..
      Run.status: "queued" | "running" | "held"  "held" audience internal
      Run.output?: Run | null
      Run.lines?: object[]  items 0..50
      Run.lines[]."unit-price"?: number  > 0
      Run.cost?: number  audience partner
      \`\`\`

      ### \`RunNotFound\`

      \`\`\`text
      RunNotFound: object
      RunNotFound.code: "RUN_NOT_FOUND"
      RunNotFound.title: "Run not found"
      RunNotFound.status: integer
      RunNotFound.data?: object
      RunNotFound.data.runId: string
      \`\`\`
      "
    `);
  });

  it("is the same whatever the order in which the document was built", () => {
    const document = runs();
    const reversed = (value: object): object => Object.fromEntries(Object.entries(value).reverse());
    const other = {
      ...document,
      paths: reversed(document.paths ?? {}),
      components: { schemas: reversed(document.components?.schemas ?? {}) },
    };
    expect(render(reversed(other) as OpenApiDocument)).toBe(render(document));
  });

  it.each<[string, (document: OpenApiDocument) => void, string[], string[]]>([
    [
      "a new optional field is one line",
      ({ components }) => Object.assign(components?.schemas?.Run?.properties ?? {}, { note: { type: "string" } }),
      [],
      ["Run.note?: string"],
    ],
    [
      "a field that becomes optional is one line, its own fields included",
      ({ components }) =>
        Object.assign(components?.schemas?.RunNotFound ?? {}, { required: ["code", "title", "status", "data"] }),
      ["RunNotFound.data?: object"],
      ["RunNotFound.data: object"],
    ],
    [
      "another limit is one line",
      ({ components }) => Object.assign(components?.schemas?.Run?.properties?.lines ?? {}, { maxItems: 60 }),
      ["Run.lines?: object[]  items 0..50"],
      ["Run.lines?: object[]  items 0..60"],
    ],
    [
      "a new audience is one line",
      ({ components }) => Object.assign(components?.schemas?.Run?.properties?.cost ?? {}, { "x-audience": "public" }),
      ["Run.cost?: number  audience partner"],
      ["Run.cost?: number  audience public"],
    ],
  ])("%s", (_what, change, removed, added) => {
    const after = runs();
    change(after);
    const [old, now] = [render(runs()).split("\n"), render(after).split("\n")];
    expect(old.filter((text) => !now.includes(text))).toEqual(removed);
    expect(now.filter((text) => !old.includes(text))).toEqual(added);
  });

  it("follows a path item that is a component", () => {
    const document = documentOf({ Thing: {} });
    document.paths = { "/a": { $ref: "#/components/pathItems/A" } };
    Object.assign(document.components ?? {}, { pathItems: { A: { get: { operationId: "getA", responses: {} } } } });
    expect(section(document, "GET /a")).toContain("operation getA");
  });

  it("writes out the widest document that there is when there is no internal one", () => {
    const text = renderContract({ documents: { public: documentOf({ Thing: { type: "string" } }) }, surface });
    expect(text).toContain("Thing: string");
    expect(text).toContain("public 1 operation\n");
  });
});

describe("types", () => {
  it.each<[string, JsonSchema]>([
    ["string<uuid>", { type: "string", format: "uuid" }],
    ["string | null", { type: ["string", "null"] }],
    ["string | null", { type: "string", nullable: true }],
    ['"a" | 1 | null', { enum: ["a", 1, null] }],
    ["(string | number)[]", { type: "array", items: { anyOf: [{ type: "string" }, { type: "number" }] } }],
    ["[string, ...unknown[]]", { type: "array", prefixItems: [{ type: "string" }] }],
    ["Record<string, integer>", { type: "object", additionalProperties: { type: "integer" } }],
    ["Base & Other", { allOf: [{ $ref: "#/components/schemas/Base" }, { $ref: "#/components/schemas/Other" }] }],
    ["not string", { not: { type: "string" } }],
    ["unknown", {}],
    ["{}", { type: "object", additionalProperties: false }],
    ["#/paths/~1a/get", { $ref: "#/paths/~1a/get" }],
  ])("%s", (expected, schema) => {
    expect(schemaSection(schema).split("\n")[1]).toBe(`Thing: ${expected}`);
  });

  it("give each value of a long enum a line, with its audience", () => {
    const values = ["a", "b", "c", "d", "e", "f", "g", "h", "i"];
    const lines = schemaSection({ type: "string", enum: values, "x-enum-audiences": { b: "partner" } }).split("\n");
    expect(lines.slice(1, 4)).toEqual(["Thing: string enum", 'Thing = "a"', 'Thing = "b"  audience partner']);
    expect(lines).toHaveLength(values.length + 3);
  });

  it("name variants by what tells them apart", () => {
    const variant = (kind: string): JsonSchema => ({
      type: "object",
      properties: { kind: { const: kind }, at: { type: "integer" } },
      required: ["kind"],
    });
    const schema = {
      oneOf: [variant("added"), variant("removed"), { type: "null" }],
      discriminator: { propertyName: "kind" },
    };
    expect(schemaSection(schema)).toMatchInlineSnapshot(`
      "\`\`\`text
      Thing: object | null
      Thing |"added": object
      Thing |"added".kind: "added"
      Thing |"added".at?: integer
      Thing |"removed": object
      Thing |"removed".kind: "removed"
      Thing |"removed".at?: integer
      Thing by .kind
      \`\`\`"
    `);
  });

  it("of a recursive schema end at its name", () => {
    const node: JsonSchema = {
      type: "object",
      properties: { children: { type: "array", items: { $ref: "#/components/schemas/Thing" } } },
    };
    expect(schemaSection(node)).toContain("Thing.children?: Thing[]");
  });
});

describe("hostile text", () => {
  const hostile =
    "x\n```\n<script>alert(1)</script> [a](https://evil.example) ![i](x) www.evil.example | # \u202e\u2028 `~~~`";

  it("stays text, wherever it stands", () => {
    const document = documentOf({
      Thing: {
        title: hostile,
        enum: [hostile],
        pattern: hostile,
        properties: { [hostile]: { type: "string", format: hostile } },
      },
    });
    const operation = document.paths?.["/things"]?.get as JsonObject;
    Object.assign(operation, { summary: hostile, operationId: hostile, tags: [hostile], "x-workflow": hostile });
    document.paths = { [`/${hostile}`]: { get: operation } };
    expect(
      renderContract({
        documents: { internal: document },
        surface: { ...surface, title: hostile, file: `${hostile}-->` },
      }),
    ).toMatchInlineSnapshot(`
      "# x \\\`\\\`\\\` &lt;script&gt;alert(1)&lt;/script&gt; \\[a\\](https&#58;//evil.example) \\!\\[i\\](x) www\\.evil.example \\| \\# \\\\u\\{202e\\}\\\\u\\{2028\\} \\\`\\~\\~\\~\\\`

      <!-- Made by rawr-openapi from x \`\`\` <script>alert(1)</script> [a](https://evil.example) ![i](x) www.evil.example | # \\u{202e}\\u{2028} \`~~~\`- ->; do not edit. Remake it with \`pnpm build:openapi\`. -->

      \`\`\`text
      surface workflows v1
      version 1.2.0
      mount /api/workflows
      internal 1 operation
      client @rawr/workflows-client for public
      \`\`\`

      ## Operations

      ### \`\`\`\` GET /x \`\`\` <script>alert(1)</script> [a](https://evil.example) ![i](x) www.evil.example | # \\u{202e}\\u{2028} \`~~~\` \`\`\`\`

      x \\\`\\\`\\\` &lt;script&gt;alert(1)&lt;/script&gt; \\[a\\](https&#58;//evil.example) \\!\\[i\\](x) www\\.evil.example \\| \\# \\\\u\\{202e\\}\\\\u\\{2028\\} \\\`\\~\\~\\~\\\`

      \`\`\`text
      operation x \`\`\` <script>alert(1)</script> [a](https://evil.example) ![i](x) www.evil.example | # \\u{202e}\\u{2028} \`~~~\`
      audience internal
      tags x \`\`\` <script>alert(1)</script> [a](https://evil.example) ![i](x) www.evil.example | # \\u{202e}\\u{2028} \`~~~\`
      workflow x \`\`\` <script>alert(1)</script> [a](https://evil.example) ![i](x) www.evil.example | # \\u{202e}\\u{2028} \`~~~\`
      out 200 application/json: Thing
      \`\`\`

      ## Schemas

      ### \`Thing\`

      \`\`\`text
      Thing: "x\\n\`\`\`\\n<script>alert(1)</script> [a](https://evil.example) ![i](x) www.evil.example | # \\u{202e}\\u{2028} \`~~~\`"  pattern /x \`\`\` <script>alert(1)</script> [a](https://evil.example) ![i](x) www.evil.example | # \\u{202e}\\u{2028} \`~~~\`/
      Thing."x\\n\`\`\`\\n<script>alert(1)</script> [a](https://evil.example) ![i](x) www.evil.example | # \\u{202e}\\u{2028} \`~~~\`"?: string<x \`\`\` <script>alert(1)</script> [a](https://evil.example) ![i](x) www.evil.example | # \\u{202e}\\u{2028} \`~~~\`>
      \`\`\`
      "
    `);
  });

  it("never ends a block, adds a line or hides a character", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("```", "\n```\n", "~~~", "\r\n# A", "\u2028```", "</details>", "-->"),
    );
    fc.assert(
      fc.property(text, text, (name, words) => {
        const document = documentOf({
          Thing: { type: "object", properties: { [name]: { const: words, pattern: words } } },
        });
        Object.assign(document.paths?.["/things"]?.get ?? {}, { summary: "S", operationId: words, tags: [name] });
        const lines = render(document).split("\n");
        const plain = render(
          documentOf({ Thing: { type: "object", properties: { a: { const: "b", pattern: "c" } } } }),
        ).split("\n");
        expect(lines.filter((line) => /^\s*(```|~~~)/.test(line))).toHaveLength(
          plain.filter((line) => line.startsWith("```")).length,
        );
        // One more for the summary and its blank line, one for the tags.
        expect(lines).toHaveLength(plain.length + 3);
        expect(lines.join("")).not.toMatch(/[\u0000-\u001f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/);
      }),
    );
  });
});

describe("public documents", () => {
  it.skipIf(!publicDocument("github")).each(["github", "digitalocean"] as const)(
    "%s comes through, every operation and schema",
    (name) => {
      const document = publicDocument(name) as OpenApiDocument;
      const text = render(document);
      const headings = text.split("\n").filter((line) => line.startsWith("### "));
      const operations = Object.values(document.paths ?? {}).flatMap((item) =>
        Object.keys(item).filter((key) => /^(get|put|post|delete|patch|head|options)$/.test(key)),
      );
      const sections = ["securitySchemes", "parameters", "requestBodies", "responses", "headers", "schemas"];
      const components = sections.flatMap((key) =>
        Object.keys((document.components?.[key] as object | undefined) ?? {}),
      );
      expect(headings).toHaveLength(operations.length + components.length);
      expect(text).not.toMatch(/undefined|\[object Object\]/);
    },
  );
});
