import type { OpenApiDocument } from "@rawr/openapi-document";

const text = { type: "string", minLength: 1, maxLength: 40, description: "Some text" };
const ref = (name: string, kind = "schemas") => ({ $ref: `#/components/${kind}/${name}` });
const json = (schema: object) => ({ "application/json": { schema, example: { id: "a" } } });
const envelope = (event: string, data?: object) => ({
  type: "object",
  required: data ? ["event", "data"] : ["event"],
  properties: {
    event: { type: "string", const: event },
    ...(data ? { data } : {}),
    retry: { type: "integer", minimum: 0 },
  },
});

const schemas = {
  Run: {
    title: "Run",
    description: "A run of a workflow",
    type: "object",
    required: ["id", "state", "steps"],
    properties: {
      id: { type: "string", format: "uuid", pattern: "^[a-f0-9-]+$", readOnly: true },
      state: ref("State"),
      note: { type: ["string", "null"], maxLength: 200, default: "" },
      steps: { type: "array", items: ref("Step"), minItems: 1, maxItems: 50 },
      labels: { type: "object", additionalProperties: { type: "string" }, maxProperties: 8 },
      secret: { type: "string", writeOnly: true },
      payment: ref("Payment"),
      position: { type: "array", prefixItems: [{ type: "number" }, { type: "integer" }], items: false, minItems: 2 },
      old: { type: "boolean", deprecated: true, "x-sunset": "2027-06-30" },
    },
    additionalProperties: false,
  },
  State: { type: "string", enum: ["queued", "running", "done"], examples: ["done"] },
  Step: {
    type: "object",
    required: ["name"],
    properties: {
      name: { type: "string", const: "sum" },
      cost: { type: "number", exclusiveMinimum: 0, maximum: 99.5, multipleOf: 0.5 },
      tries: { type: "integer", minimum: 0, exclusiveMaximum: 10 },
      tags: { type: "array", items: { type: "string" }, uniqueItems: true },
      children: { type: "array", items: ref("Step") },
    },
  },
  Payment: {
    oneOf: [ref("Card"), ref("Transfer")],
    discriminator: {
      propertyName: "kind",
      mapping: { card: "#/components/schemas/Card", transfer: "#/components/schemas/Transfer" },
    },
  },
  Card: {
    type: "object",
    required: ["kind", "number"],
    properties: { kind: { type: "string", const: "card" }, number: { type: "string" } },
  },
  Transfer: {
    allOf: [
      { type: "object", required: ["kind"], properties: { kind: { type: "string", const: "transfer" } } },
      { type: "object", properties: { amount: { anyOf: [{ type: "integer" }, { type: "null" }] } } },
    ],
  },
  Problem: {
    type: "object",
    required: ["type", "status", "code"],
    properties: {
      type: { type: "string", format: "uri-reference", const: "urn:problem:run-not-found" },
      status: { type: "integer", const: 404 },
      code: { type: "string", const: "RUN_NOT_FOUND" },
      data: { type: "object", required: ["id"], properties: { id: { type: "string" } } },
    },
  },
};

const runPath = {
  summary: "One run",
  parameters: [
    { name: "runId", in: "path", required: true, description: "Which", schema: { type: "string", maxLength: 36 } },
    { name: "X-Trace", in: "header", schema: { type: "string" } },
  ],
  get: {
    operationId: "runs.get",
    summary: "Get a run",
    description: "Everything about it.",
    tags: ["runs"],
    "x-audience": "partner",
    "x-capability": "runs",
    "x-stability": "stable",
    "x-workflow": "reconcile",
    externalDocs: { url: "https://example.com/runs", description: "More" },
    parameters: [
      ref("Fields", "parameters"),
      { name: "X-Tenant", in: "header", required: true, schema: { type: "integer", minimum: 1 } },
      { name: "session", in: "cookie", schema: { type: "string" } },
      {
        name: "filter",
        in: "query",
        style: "deepObject",
        explode: true,
        schema: { type: "object", properties: { text, exact: { type: "boolean" } } },
      },
    ],
    responses: {
      200: {
        description: "The run",
        headers: { ETag: ref("ETag", "headers"), "X-Total": { required: true, schema: { type: "integer" } } },
        content: json(ref("Run")),
        links: { cancel: { operationId: "runs.cancel", parameters: { runId: "$response.body#/id" } } },
      },
      404: ref("NotFound", "responses"),
    },
  },
  delete: {
    operationId: "runs.cancel",
    deprecated: true,
    "x-deprecated-since": "2026-01-01",
    "x-sunset": "2027-06-30",
    security: [{ key: [] }, { oauth: ["write"] }],
    responses: { 204: { description: "Cancelled" }, default: ref("NotFound", "responses") },
  },
};

const runsPath = {
  get: {
    operationId: "runs.list",
    "x-pagination": { cursor: "next" },
    security: [],
    parameters: [
      { name: "limit", in: "query", schema: { type: "integer", minimum: 1, maximum: 100, default: 20 } },
      { name: "states", in: "query", style: "form", explode: true, schema: { type: "array", items: ref("State") } },
      { name: "ids", in: "query", style: "pipeDelimited", explode: false, schema: { type: "array", items: text } },
    ],
    responses: {
      200: { description: "Runs", content: json({ type: "array", items: ref("Run") }) },
      "4XX": { description: "Refused", content: { "application/problem+json": { schema: ref("Problem") } } },
    },
  },
  post: {
    operationId: "runs.start",
    "x-idempotent": true,
    servers: [{ url: "https://write.example.com/v1", description: "Writes" }],
    requestBody: ref("Start", "requestBodies"),
    responses: { 201: { description: "Started", content: json(ref("Run")) } },
    callbacks: {
      done: {
        "{$request.body#/url}": {
          post: {
            requestBody: { required: true, content: json(ref("Step")) },
            responses: { 200: { description: "Heard", content: json({ type: "object", properties: { stop: text } }) } },
          },
        },
      },
    },
  },
};

const filesPath = {
  put: {
    operationId: "files.upload",
    requestBody: {
      description: "The file",
      content: {
        "multipart/form-data": {
          schema: {
            type: "object",
            required: ["file"],
            properties: { file: { type: "string", contentMediaType: "image/png" }, note: text },
          },
          encoding: { file: { contentType: "image/png, image/jpeg" } },
        },
        "application/octet-stream": {},
      },
    },
    responses: { 204: { description: "Stored" } },
  },
  patch: {
    operationId: "files.rename",
    requestBody: {
      required: true,
      content: {
        "application/x-www-form-urlencoded": {
          schema: { type: "object", required: ["name"], properties: { name: text } },
        },
      },
    },
    responses: {
      200: {
        description: "Renamed",
        content: { "text/plain": { schema: { type: "string" } }, "application/pdf": {} },
      },
    },
  },
};

const eventsPath = {
  get: {
    operationId: "events.follow",
    "x-stability": "beta",
    parameters: [{ name: "Last-Event-ID", in: "header", schema: { type: "string" } }],
    responses: {
      200: {
        description: "Events",
        content: {
          "text/event-stream": {
            schema: { oneOf: [envelope("message", ref("Step")), envelope("done"), envelope("error", ref("Problem"))] },
          },
        },
      },
    },
  },
};

/** Something of everything that we emit, and what others write beside it. */
export const baseDocument: OpenApiDocument = {
  openapi: "3.1.1",
  info: {
    title: "Runs",
    summary: "Runs of workflows",
    version: "1.4.0",
    description: "All about runs",
    termsOfService: "https://example.com/terms",
    contact: { name: "Runs", email: "runs@example.com" },
    license: { name: "MIT", identifier: "MIT" },
  },
  externalDocs: { url: "https://example.com" },
  servers: [
    {
      url: "https://{region}.example.com/{base}",
      description: "Production",
      variables: { region: { default: "eu", enum: ["eu", "us"], description: "Where" }, base: { default: "v1" } },
    },
    { url: "/api" },
  ],
  security: [{ oauth: ["read"] }, { token: [] }, { oidc: [] }],
  tags: [{ name: "runs", description: "Runs", externalDocs: { url: "https://example.com/tags" } }, { name: "files" }],
  paths: {
    "/runs/{runId}": runPath,
    "/runs": runsPath,
    "/files": filesPath,
    "/events": eventsPath,
  },
  webhooks: {
    ended: {
      post: {
        operationId: "ended",
        requestBody: { required: true, content: json(ref("Step")) },
        responses: { 200: { description: "Heard" }, 410: { description: "Stop" } },
      },
    },
  },
  components: {
    securitySchemes: {
      key: { type: "apiKey", in: "header", name: "X-Key", description: "A key" },
      token: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
      oidc: { type: "openIdConnect", openIdConnectUrl: "https://id.example.com/.well-known/openid-configuration" },
      oauth: {
        type: "oauth2",
        flows: {
          clientCredentials: {
            tokenUrl: "https://id.example.com/token",
            refreshUrl: "https://id.example.com/refresh",
            scopes: { read: "Read", write: "Write" },
          },
          authorizationCode: {
            authorizationUrl: "https://id.example.com/authorize",
            tokenUrl: "https://id.example.com/token",
            scopes: { read: "Read", write: "Write" },
          },
        },
      },
    },
    parameters: {
      Fields: { name: "fields", in: "query", style: "form", explode: false, schema: { type: "array", items: text } },
    },
    headers: { ETag: { description: "Version", required: true, schema: { type: "string", pattern: '^".*"$' } } },
    requestBodies: { Start: { required: true, description: "What to run", content: json(ref("Run")) } },
    responses: {
      NotFound: { description: "No such run", content: { "application/problem+json": { schema: ref("Problem") } } },
    },
    schemas,
  },
} as unknown as OpenApiDocument;
