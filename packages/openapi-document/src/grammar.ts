/**
 * What may stand where in an OpenAPI document (3.0, 3.1 and 3.2 together), and in which order we write it.
 * The order of the fields below is the canonical order; `x-` stands for all extensions, which are sorted by name.
 */
export interface NodeDefinition {
  readonly fields: Readonly<Record<string, Child>>;
  /** What every other key holds, for objects that are maps themselves (Paths, Responses, Callback). */
  readonly entries?: Child;
}

/** A child of a node. Keys of a `sortedMap` have no meaning in their order; those of a `map` keep the author's. */
export interface Child {
  readonly kind: NodeKind | "value";
  readonly shape: "one" | "list" | "map" | "sortedMap";
}

/** The objects of an OpenAPI document that have a structure of their own. */
export type NodeKind =
  | "document"
  | "info"
  | "contact"
  | "license"
  | "server"
  | "serverVariable"
  | "tag"
  | "externalDocs"
  | "securityRequirement"
  | "paths"
  | "pathItem"
  | "operation"
  | "parameter"
  | "requestBody"
  | "mediaType"
  | "encoding"
  | "responses"
  | "response"
  | "header"
  | "link"
  | "callback"
  | "example"
  | "components"
  | "securityScheme"
  | "oauthFlows"
  | "oauthFlow"
  | "schema"
  | "discriminator"
  | "xml";

const value: Child = { kind: "value", shape: "one" };
const one = (kind: NodeKind): Child => ({ kind, shape: "one" });
const list = (kind: NodeKind): Child => ({ kind, shape: "list" });
const map = (kind: NodeKind): Child => ({ kind, shape: "map" });
const sortedMap = (kind: NodeKind): Child => ({ kind, shape: "sortedMap" });
const sortedValues: Child = { kind: "value", shape: "sortedMap" };

/** Plain fields, in order; `values("a b")` is `{ a: value, b: value }`. */
const values = (names: string): Record<string, Child> =>
  Object.fromEntries(names.split(" ").map((name) => [name, value]));

const parameterFields = {
  ...values("$ref name in summary description required deprecated allowEmptyValue style explode allowReserved x-"),
  schema: one("schema"),
  content: sortedMap("mediaType"),
  example: value,
  examples: map("example"),
};

const schemaFields: Record<string, Child> = {
  ...values("$schema $id $anchor $dynamicAnchor $vocabulary $ref $dynamicRef $comment"),
  ...values("title description deprecated readOnly writeOnly x- type nullable format"),
  ...values("const enum x-enum-audiences default contentEncoding contentMediaType"),
  contentSchema: one("schema"),
  ...values("minLength maxLength pattern minimum exclusiveMinimum maximum exclusiveMaximum multipleOf"),
  ...values("minItems maxItems uniqueItems minContains maxContains"),
  prefixItems: list("schema"),
  items: one("schema"),
  contains: one("schema"),
  unevaluatedItems: one("schema"),
  ...values("minProperties maxProperties required dependentRequired"),
  properties: map("schema"),
  patternProperties: map("schema"),
  additionalProperties: one("schema"),
  unevaluatedProperties: one("schema"),
  propertyNames: one("schema"),
  dependentSchemas: map("schema"),
  allOf: list("schema"),
  anyOf: list("schema"),
  oneOf: list("schema"),
  discriminator: one("discriminator"),
  not: one("schema"),
  if: one("schema"),
  then: one("schema"),
  else: one("schema"),
  $defs: sortedMap("schema"),
  definitions: sortedMap("schema"),
  xml: one("xml"),
  externalDocs: one("externalDocs"),
  ...values("example examples"),
};

/** Every kind of node. */
export const grammar: Readonly<Record<NodeKind, NodeDefinition>> = {
  document: {
    fields: {
      ...values("openapi $self jsonSchemaDialect"),
      info: one("info"),
      externalDocs: one("externalDocs"),
      servers: list("server"),
      tags: list("tag"),
      security: list("securityRequirement"),
      "x-": value,
      paths: one("paths"),
      webhooks: sortedMap("pathItem"),
      components: one("components"),
    },
  },
  info: {
    fields: {
      ...values("title summary description version termsOfService"),
      contact: one("contact"),
      license: one("license"),
      "x-": value,
    },
  },
  contact: { fields: values("name url email x-") },
  license: { fields: values("name identifier url x-") },
  server: { fields: { ...values("url name description"), variables: sortedMap("serverVariable"), "x-": value } },
  serverVariable: { fields: values("description default enum x-") },
  tag: {
    fields: { ...values("name summary description kind parent"), externalDocs: one("externalDocs"), "x-": value },
  },
  externalDocs: { fields: values("description url x-") },
  securityRequirement: { fields: {}, entries: sortedValues },
  paths: { fields: { "x-": value }, entries: one("pathItem") },
  pathItem: {
    fields: {
      ...values("$ref summary description x-"),
      servers: list("server"),
      parameters: list("parameter"),
      get: one("operation"),
      put: one("operation"),
      post: one("operation"),
      delete: one("operation"),
      options: one("operation"),
      head: one("operation"),
      patch: one("operation"),
      trace: one("operation"),
      query: one("operation"),
      additionalOperations: sortedMap("operation"),
    },
  },
  operation: {
    fields: {
      ...values("operationId summary description tags x- deprecated"),
      externalDocs: one("externalDocs"),
      servers: list("server"),
      security: list("securityRequirement"),
      parameters: list("parameter"),
      requestBody: one("requestBody"),
      responses: one("responses"),
      callbacks: sortedMap("callback"),
    },
  },
  parameter: { fields: parameterFields },
  header: { fields: parameterFields },
  requestBody: { fields: { ...values("$ref summary description required x-"), content: sortedMap("mediaType") } },
  mediaType: {
    fields: {
      ...values("$ref x-"),
      schema: one("schema"),
      itemSchema: one("schema"),
      example: value,
      examples: map("example"),
      encoding: sortedMap("encoding"),
      prefixEncoding: list("encoding"),
      itemEncoding: one("encoding"),
    },
  },
  encoding: {
    fields: { ...values("contentType style explode allowReserved"), headers: sortedMap("header"), "x-": value },
  },
  responses: { fields: { "x-": value }, entries: one("response") },
  response: {
    fields: {
      ...values("$ref summary description x-"),
      headers: sortedMap("header"),
      content: sortedMap("mediaType"),
      links: sortedMap("link"),
    },
  },
  link: {
    fields: {
      ...values("$ref operationId operationRef summary description x- parameters requestBody"),
      server: one("server"),
    },
  },
  callback: { fields: values("$ref x-"), entries: one("pathItem") },
  example: { fields: values("$ref summary description x- value dataValue serializedValue externalValue") },
  components: {
    fields: {
      "x-": value,
      securitySchemes: sortedMap("securityScheme"),
      parameters: sortedMap("parameter"),
      headers: sortedMap("header"),
      requestBodies: sortedMap("requestBody"),
      responses: sortedMap("response"),
      links: sortedMap("link"),
      callbacks: sortedMap("callback"),
      pathItems: sortedMap("pathItem"),
      mediaTypes: sortedMap("mediaType"),
      examples: sortedMap("example"),
      schemas: sortedMap("schema"),
    },
  },
  securityScheme: {
    fields: {
      ...values("$ref type summary description deprecated name in scheme bearerFormat openIdConnectUrl"),
      ...values("oauth2MetadataUrl x-"),
      flows: one("oauthFlows"),
    },
  },
  oauthFlows: {
    fields: {
      implicit: one("oauthFlow"),
      password: one("oauthFlow"),
      clientCredentials: one("oauthFlow"),
      authorizationCode: one("oauthFlow"),
      deviceAuthorization: one("oauthFlow"),
      "x-": value,
    },
  },
  oauthFlow: {
    fields: { ...values("authorizationUrl deviceAuthorizationUrl tokenUrl refreshUrl x-"), scopes: sortedValues },
  },
  schema: { fields: schemaFields },
  discriminator: { fields: { propertyName: value, mapping: sortedValues, defaultMapping: value, "x-": value } },
  xml: { fields: values("nodeType name namespace prefix attribute wrapped x-") },
};

const children = new Map(
  Object.entries(grammar).map(([kind, { fields }]) => [kind as NodeKind, new Map(Object.entries(fields))]),
);

/** What the field of a node holds; `undefined` for a field that OpenAPI does not define. */
export function childOf(kind: NodeKind, field: string): Child | undefined {
  const child = children.get(kind)?.get(field);
  if (child) return child;
  return field.startsWith("x-") && kind !== "securityRequirement" ? undefined : grammar[kind].entries;
}
