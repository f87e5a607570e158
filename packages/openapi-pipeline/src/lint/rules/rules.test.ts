import { describe, expect, test } from "vitest";
import { lintDocument } from "../lint-document.ts";
import {
  answering,
  config,
  type Draft,
  document,
  json,
  listOperation,
  operation,
  withSchemas,
} from "../testing/documents.ts";
import { houseRules } from "./plugin.ts";
import { recommendedRules } from "./recommended.ts";

const file = "openapi/things/v1/internal/openapi.json";
const lint = async (value: unknown, path = file) => {
  const findings = await lintDocument({ file: path, text: json(value), config }, ["redocly"]);
  return findings.filter(({ code }) => code in houseRules);
};
const get = "/paths/~1things~1{thingId}/get";
const withGet = (changes: Draft) => document({}, operation(changes));
const thing = { schema: { $ref: "#/components/schemas/Thing" } };
const inlineProblem = (code: unknown) => ({
  404: {
    description: "No",
    content: { "application/problem+json": { schema: { type: "object", properties: { code } } } },
  },
});
const ok = { 200: { description: "OK", content: { "application/json": thing } } };

interface Break {
  readonly document: Draft;
  readonly pointer: string;
  readonly parameters: Draft;
}

/** By rule, documents that break it. */
const broken: Readonly<Record<keyof typeof houseRules, readonly Break[]>> = {
  "operation-id-convention": [
    {
      document: withGet({ operationId: "things_get" }),
      pointer: `${get}/operationId`,
      parameters: { operationId: "things_get", expected: "camelCase, starting with things", suggestion: "thingsGet" },
    },
    {
      document: withGet({ operationId: "getThing" }),
      pointer: `${get}/operationId`,
      parameters: { suggestion: "thingsGetThing" },
    },
    {
      document: withGet({ operationId: "thingsome" }),
      pointer: `${get}/operationId`,
      parameters: { suggestion: "thingsThingsome" },
    },
    {
      document: document({}, operation(), { "/open-things": { get: listOperation({ operationId: "list" }) } }),
      pointer: "/paths/~1open-things/get/operationId",
      parameters: { suggestion: "openThingsList" },
    },
  ],
  "operation-visibility": [
    {
      document: withGet({ "x-audience": undefined }),
      pointer: get,
      parameters: { operation: "thingsGet", found: "no x-audience" },
    },
    {
      document: withGet({ operationId: undefined, "x-audience": undefined }),
      pointer: get,
      parameters: { operation: "GET /things/{thingId}" },
    },
    {
      document: withGet({ "x-audience": "everyone" }),
      pointer: `${get}/x-audience`,
      parameters: { found: 'x-audience: "everyone"' },
    },
  ],
  "problem-details": [
    { document: withGet({ responses: ok }), pointer: `${get}/responses`, parameters: { found: "no 4xx response" } },
    {
      document: withGet({ responses: { ...ok, 404: { description: "No", content: { "application/json": {} } } } }),
      pointer: `${get}/responses`,
      parameters: { found: "404 with application/json" },
    },
    {
      document: withGet({ responses: { ...ok, ...inlineProblem({ type: "string" }) } }),
      pointer: `${get}/responses`,
      parameters: { found: "404 without a const or enum code" },
    },
  ],
  "example-missing": [
    {
      document: withGet(
        answering({ schema: { type: "object", required: ["a"], properties: { a: { type: "string" } } } }),
      ),
      pointer: `${get}/responses/200`,
      parameters: { operation: "thingsGet", body: "200 response" },
    },
    {
      document: withGet({
        requestBody: { content: { "application/merge-patch+json": { schema: { type: "string" } } } },
      }),
      pointer: `${get}/requestBody`,
      parameters: { body: "request body" },
    },
  ],
  "trigger-not-accepted": [
    {
      document: withGet({ "x-workflow": "trigger" }),
      pointer: `${get}/responses`,
      parameters: { found: "responses 200, 404" },
    },
    {
      document: withGet({
        "x-workflow": "trigger",
        responses: { 202: { description: "OK" }, ...inlineProblem({ const: "A" }) },
      }),
      pointer: `${get}/responses/202`,
      parameters: { found: "202 without headers" },
    },
  ],
  "ingress-path": [
    {
      document: withGet({ description: "See `/api/inngest`." }),
      pointer: `${get}/description`,
      parameters: { path: "/api/inngest" },
    },
    {
      document: document({ servers: [{ url: "https://x.test/api/inngest" }] }),
      pointer: "/servers/0/url",
      parameters: {},
    },
    {
      document: document({ "x-routes": { "/api/inngest": true } }),
      pointer: "/x-routes/~1api~1inngest",
      parameters: {},
    },
  ],
  "component-name-casing": [
    {
      document: document(withSchemas({ run_status: { type: "string" } })),
      pointer: "/components/schemas/run_status",
      parameters: { section: "schemas", name: "run_status", suggestion: "RunStatus" },
    },
  ],
  "property-name-casing": [
    {
      document: document(withSchemas({ A: { type: "object", properties: { run_id: { type: "string" } } } })),
      pointer: "/components/schemas/A/properties/run_id",
      parameters: { name: "run_id", suggestion: "runId" },
    },
  ],
  "parameter-name-casing": [
    {
      document: withGet({ parameters: [{ name: "page_size", in: "query" }] }),
      pointer: `${get}/parameters/0/name`,
      parameters: { name: "page_size", place: "query", suggestion: "pageSize" },
    },
    {
      document: withGet({ parameters: [{ name: "trace_id", in: "header" }] }),
      pointer: `${get}/parameters/0/name`,
      parameters: { place: "header", suggestion: "Trace-Id" },
    },
  ],
  "path-segment-casing": [
    {
      document: document({}, operation(), { "/things/openRuns/{runId}": { get: listOperation() } }),
      pointer: "/paths/~1things~1openRuns~1{runId}",
      parameters: { segment: "openRuns", suggestion: "open-runs" },
    },
  ],
};

test("every house rule is in the recommended rules, and a document without a flaw passes them all", async () => {
  const configured = Object.keys(recommendedRules).filter((name) => name.startsWith("rawr/"));
  expect(configured.sort()).toEqual(
    Object.keys(houseRules)
      .map((name) => `rawr/${name}`)
      .sort(),
  );
  expect(await lint(document())).toEqual([]);
});

describe.each(Object.entries(broken))("%s", (code, breaks) => {
  test.each(breaks)("is reported at $pointer", async ({ document: value, pointer, parameters }) => {
    const found = (await lint(value)).filter((finding) => finding.code === code);
    expect(found).toMatchObject([{ pointer, parameters }]);
    expect(found[0]?.message).not.toMatch(/undefined|\[object/);
  });
});

test("every house rule finds nothing in documents that merely look unusual", async () => {
  const unusual = document(
    {
      ...withSchemas({
        Tree: {
          type: "object",
          required: ["next"],
          properties: { next: { $ref: "#/components/schemas/Tree" }, $meta: { type: "null" } },
        },
        Choice: { oneOf: [{ type: "string" }, { type: "boolean" }] },
        Both: { allOf: [{ $ref: "#/components/schemas/Thing" }, { type: "object", properties: {} }] },
      }),
      webhooks: {
        done: { post: { operationId: "whatever", responses: { ...ok, ...inlineProblem({ enum: ["A", "B"] }) } } },
      },
    },
    operation({
      "x-workflow": "status",
      parameters: [
        { name: "filter[state]", in: "query" },
        { name: "idempotency-key", in: "header" },
        { name: "X-Request-ID", in: "header" },
      ],
      requestBody: { content: { "text/plain": { schema: { type: "string" } } } },
      ...answering({
        schema: { oneOf: [{ $ref: "#/components/schemas/Choice" }, { $ref: "#/components/schemas/Both" }] },
      }),
    }),
    {
      "/{tenant}/things": {
        get: listOperation({
          operationId: "anything",
          ...answering({ schema: { $ref: "#/components/schemas/Tree" } }),
        }),
      },
      "/things/v1.2/{a}.json": { get: listOperation() },
    },
  );
  const codes = (await lint(unusual)).map(({ code, pointer }) => `${code} ${pointer}`);
  expect(codes).toEqual(["operation-visibility /webhooks/done/post"]);
});

test("visibility is asked of the internal document only", async () => {
  const value = withGet({ "x-audience": undefined });
  expect(await lint(value, "openapi/things/v1/public/openapi.json")).toEqual([]);
  expect(await lint(value, "openapi/things/v1/internal/openapi.3.2.json")).toHaveLength(1);
});

test("the header Location is found in any case, also behind a reference", async () => {
  const accepted = { description: "OK", headers: { location: { schema: { type: "string" } } } };
  const value = document(
    withSchemas({}, { responses: { Accepted: accepted } }),
    operation({
      "x-workflow": "trigger",
      responses: { 202: { $ref: "#/components/responses/Accepted" }, ...inlineProblem({ const: "A" }) },
    }),
  );
  expect(await lint(value)).toEqual([]);
});
