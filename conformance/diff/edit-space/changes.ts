import { isObject, type JsonObject, type NodeKind } from "@rawr/openapi-document";

type Values = Readonly<Record<string, readonly unknown[]>>;

const schema = { type: "string", maxLength: 7 };
const described = { description: "Another" };

/** What a field may hold instead, where adding one character or one would be no document of OpenAPI. */
const alternatives: { readonly [Kind in NodeKind]?: Values } = {
  parameter: { in: ["query", "header", "cookie"], style: ["form", "spaceDelimited", "simple", "deepObject"] },
  header: { style: ["simple"] },
  schema: {
    type: ["string", "integer", "number", "boolean", "object", "array", "null"],
    format: ["date-time", "int64"],
    pattern: ["^[a-z]+$", "^"],
    items: [true, { type: "string" }],
    additionalProperties: [true, { type: "integer" }],
    const: ["else"],
    multipleOf: [1, 0.25],
    default: ["none"],
    contentMediaType: ["image/webp"],
  },
  securityScheme: { type: ["apiKey", "http"], in: ["query", "cookie"], scheme: ["basic"] },
  operation: {
    "x-stability": ["alpha"],
    "x-audience": ["internal", "public"],
    "x-sunset": ["2027-01-01", "2028-01-01"],
  },
};

/** Fields that a node does not have and may be given. */
const additions: { readonly [Kind in NodeKind]?: Values } = {
  document: { webhooks: [{}], "x-owner": ["us"] },
  info: { "x-logo": ["a.png"] },
  server: { description: ["One"] },
  pathItem: {
    description: ["A path"],
    servers: [[{ url: "https://other.example.com" }]],
    parameters: [[{ name: "trace", in: "query", schema }]],
    put: [{ responses: { 204: described } }],
  },
  operation: {
    deprecated: [true, false],
    "x-sunset": ["2028-01-01"],
    "x-stability": ["alpha", "stable"],
    "x-audience": ["public"],
    "x-idempotent": [true],
    "x-workflow": ["other"],
    security: [[], [{}], [{ key: [] }], [{ key: [], token: [] }]],
    servers: [[{ url: "https://other.example.com" }]],
    tags: [["files"]],
    requestBody: [
      { content: { "application/json": { schema } } },
      { required: true, content: { "application/json": { schema } } },
    ],
    callbacks: [{ later: { "{$request.query.url}": { post: { responses: { 204: described } } } } }],
  },
  parameter: {
    required: [true, false],
    deprecated: [true, false],
    allowEmptyValue: [true],
    allowReserved: [true],
    explode: [true, false],
    style: ["form", "simple", "spaceDelimited", "pipeDelimited"],
    description: ["A parameter"],
    example: ["a"],
  },
  header: { required: [true, false], explode: [true], description: ["A header"] },
  requestBody: { required: [true, false], description: ["A body"] },
  mediaType: { schema: [schema, true], example: [{}], encoding: [{ note: { contentType: "text/plain" } }] },
  encoding: { headers: [{ "X-Part": { schema } }], style: ["form"] },
  response: {
    headers: [{ "X-More": { schema } }, { "X-More": { required: true, schema } }],
    content: [{ "application/json": { schema } }],
    links: [{ next: { operationId: "runs.list" } }],
  },
  securityScheme: { description: ["How"], bearerFormat: ["opaque"] },
  oauthFlow: { refreshUrl: ["https://id.example.com/refresh"] },
  discriminator: { mapping: [{ cash: "#/components/schemas/Card" }] },
  tag: { description: ["A tag"] },
};

/** Members that a map may be given. */
const members: { readonly [Kind in NodeKind]?: Readonly<Record<string, Readonly<Record<string, unknown>>>> } = {
  document: { paths: { "/new": { get: { responses: { 204: described } } } } },
  components: { schemas: { Unused: schema } },
  operation: {
    responses: {
      202: described,
      404: { description: "Not found", content: { "application/json": { schema } } },
      "5XX": described,
      default: { description: "Else", content: { "application/json": { schema } } },
    },
  },
  requestBody: { content: { "application/xml": { schema }, "application/*": { schema } } },
  response: { content: { "application/xml": { schema }, "*/*": { schema } }, headers: { "X-More": { schema } } },
  schema: { properties: { more: { type: "string" } } },
  oauthFlow: { scopes: { admin: "All" } },
};

/** Items that a list may be given. */
const items: { readonly [Kind in NodeKind]?: Values } = {
  document: { servers: [{ url: "https://more.example.com" }], security: [{}, { key: [] }], tags: [{ name: "more" }] },
  pathItem: { parameters: [{ name: "trace", in: "query", schema }] },
  operation: {
    parameters: [
      { name: "more", in: "query", schema },
      { name: "more", in: "query", required: true, schema },
      { name: "X-More", in: "header", required: true, schema },
    ],
    security: [{}, { token: [] }],
    tags: ["more"],
  },
  schema: {
    enum: ["more"],
    required: ["more", "note", "cost"],
    oneOf: [{ type: "null" }],
    anyOf: [{ type: "boolean" }],
    allOf: [{ required: ["amount"] }, { maxProperties: 9 }],
    prefixItems: [{ type: "boolean" }],
    type: ["boolean"],
  },
};

const texts: Values = { description: ["Said"], title: ["Title"], examples: [["a"]], example: ["a"], $comment: ["c"] };
const assertions: Readonly<Record<string, Values>> = {
  string: {
    minLength: [0, 1, 3],
    maxLength: [5],
    pattern: ["^[a-z]*$"],
    format: ["date-time"],
    enum: [["a", "b"]],
    const: ["a"],
    contentEncoding: ["base64"],
  },
  integer: {
    minimum: [1],
    maximum: [50],
    exclusiveMinimum: [0],
    exclusiveMaximum: [9],
    multipleOf: [1, 2],
    format: ["int32"],
  },
  number: { minimum: [1], maximum: [50], exclusiveMaximum: [9], multipleOf: [0.1] },
  boolean: { const: [true], enum: [[true, false]] },
  array: { minItems: [0, 1], maxItems: [3], uniqueItems: [true, false], contains: [true] },
  object: {
    minProperties: [0, 1],
    maxProperties: [3],
    additionalProperties: [true, false, { type: "string" }],
    required: [["more"], []],
    propertyNames: [{ maxLength: 3 }],
    patternProperties: [{ "^x-": { type: "integer" } }],
    dependentRequired: [{ a: ["b"] }],
    unevaluatedProperties: [false],
  },
};
const anySchema: Values = {
  ...texts,
  deprecated: [true, false],
  readOnly: [true],
  writeOnly: [true],
  default: ["a"],
  nullable: [true],
  not: [{ const: "no" }],
  "x-extensible-enum": [["a"]],
};

/** Values that a field of a node may be changed to. */
export function changesOf(kind: NodeKind, field: string, value: unknown): readonly unknown[] {
  const named = alternatives[kind]?.[field]?.filter((each) => JSON.stringify(each) !== JSON.stringify(value));
  if (named !== undefined) return named;
  if (field === "$ref" || field === "openapi") return [];
  if (typeof value === "string") return [`${value}x`];
  if (typeof value === "number") return [value + 1, value - 1].filter((each) => each >= 0);
  if (typeof value === "boolean") return [!value];
  return [];
}

/** Values that a node may be given in fields that it does not have. */
export function additionsTo(kind: NodeKind, node: JsonObject): readonly (readonly [field: string, value: unknown])[] {
  if (typeof node.$ref === "string") return [];
  const possible = kind === "schema" ? { ...anySchema, ...assertionsOf(node) } : (additions[kind] ?? {});
  return Object.entries(possible).flatMap(([field, values]) =>
    field in node ? [] : values.map((value) => [field, value] as const),
  );
}

function assertionsOf({ type }: JsonObject): Values {
  const types = Array.isArray(type) ? type : [type];
  return Object.assign({}, ...types.map((each) => assertions[String(each)] ?? {}));
}

/** Members that a map or list of a node may be given. */
export function membersOf(kind: NodeKind, field: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) {
    const known = value.map((each) => JSON.stringify(each));
    const fitting = (items[kind]?.[field] ?? []).filter((each) => !known.includes(JSON.stringify(each)));
    return fitting.map((each) => ["-", each] as const);
  }
  if (!isObject(value)) return [];
  return Object.entries(members[kind]?.[field] ?? {}).filter(([name]) => !(name in value));
}
