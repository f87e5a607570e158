import { body, json } from "./rules/case.ts";

const text = { type: "string", minLength: 1 };
const run = {
  type: "object",
  description: "A run",
  properties: {
    id: { type: "string", pattern: "^[a-z]+$" },
    status: { enum: ["on", "off"], default: "on" },
    steps: { type: "array", items: { type: "integer", minimum: 0, maximum: 9 }, maxItems: 5 },
    note: { type: ["string", "null"], deprecated: true, "x-sunset": "2030-01-01" },
    secret: { type: "string", writeOnly: true },
  },
  required: ["id"],
  additionalProperties: false,
};

/** A small document that has something of everything. */
export const everything = {
  openapi: "3.1.1",
  info: { title: "Runs", version: "1.0.0", description: "All about runs" },
  servers: [{ url: "https://{region}.example.com/v1", variables: { region: { default: "eu", enum: ["eu", "us"] } } }],
  security: [{ oauth: ["read"] }, { key: [] }],
  tags: [{ name: "runs" }],
  paths: {
    "/runs/{runId}": {
      parameters: [{ name: "runId", in: "path", required: true, schema: text, description: "Which" }],
      get: {
        operationId: "runs.get",
        summary: "Get a run",
        tags: ["runs"],
        deprecated: true,
        "x-sunset": "2030-01-01",
        "x-stability": "beta",
        "x-audience": "partner",
        "x-workflow": "reconcile",
        "x-idempotent": true,
        parameters: [
          { $ref: "#/components/parameters/Limit" },
          { name: "X-Tenant", in: "header", required: true, schema: { type: "integer" } },
          {
            name: "filter",
            in: "query",
            style: "deepObject",
            explode: true,
            schema: { type: "object", properties: { a: text } },
          },
        ],
        responses: {
          200: json(
            { $ref: "#/components/schemas/Run" },
            {
              headers: { "X-Total": { required: true, schema: { type: "integer" } } },
              links: { cancel: { operationId: "runs.cancel" } },
            },
          ),
          "4XX": { $ref: "#/components/responses/Problem" },
        },
      },
      post: {
        operationId: "runs.change",
        security: [{ key: [] }],
        servers: [{ url: "https://write.example.com" }],
        requestBody: body({ $ref: "#/components/schemas/Run" }, { required: true, description: "How" }),
        responses: { 204: { description: "Done" }, default: { $ref: "#/components/responses/Problem" } },
        callbacks: {
          done: {
            "{$request.body#/url}": {
              post: {
                requestBody: body({ $ref: "#/components/schemas/Run" }),
                responses: { 204: { description: "Thanks" } },
              },
            },
          },
        },
      },
      put: {
        operationId: "runs.upload",
        requestBody: {
          content: {
            "multipart/form-data": {
              schema: { type: "object", properties: { file: { type: "string" } } },
              encoding: { file: { contentType: "image/png" } },
            },
          },
        },
        responses: { 204: { description: "Done" } },
      },
    },
  },
  webhooks: {
    ended: {
      post: { requestBody: body({ $ref: "#/components/schemas/Run" }), responses: { 200: { description: "Heard" } } },
    },
  },
  components: {
    schemas: { Run: run },
    parameters: { Limit: { name: "limit", in: "query", schema: { type: "integer", maximum: 100, default: 10 } } },
    responses: {
      Problem: {
        description: "Wrong",
        content: { "application/problem+json": { schema: { type: "object", properties: { code: text } } } },
      },
    },
    securitySchemes: {
      key: { type: "apiKey", in: "header", name: "X-Key" },
      oauth: {
        type: "oauth2",
        flows: { clientCredentials: { tokenUrl: "https://id.example.com/token", scopes: { read: "Read" } } },
      },
    },
  },
};
