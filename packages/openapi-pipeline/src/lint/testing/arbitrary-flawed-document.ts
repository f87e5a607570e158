import fc from "fast-check";
import type { Draft } from "./documents.ts";

const pick = fc.constantFrom;
const optional = { requiredKeys: [] as [] };
const schemaNames = ["S0", "S1", "S2", "S3", "S4", "S5"];
const schemaRef = pick(...schemaNames).map((name) => ({ $ref: `#/components/schemas/${name}` }));
const sound = { type: "string", description: "Sound.", examples: ["a"] };

/** Schemas, of which each kind but the first breaks a rule somewhere, alone or by who refers to it. */
const schema: fc.Arbitrary<Draft> = fc.oneof(
  { weight: 12, arbitrary: fc.constant<Draft>(sound) },
  pick<Draft>(
    { type: "array" },
    { type: "string", enum: ["a", "a", 1] },
    { type: "integer", default: "x", example: "y" },
    { type: 5 },
    { type: "string", description: "<script>x" },
    { unheard: true, type: "string" },
    { type: "object", required: ["code"], properties: { code: { const: "X", type: "string" } } },
  ),
  fc.record({
    type: fc.constant("object"),
    required: pick([], ["own"], ["other"]),
    properties: fc.record({ own: schemaRef, snake_case: schemaRef, list: fc.constant({ type: "array" }) }, optional),
  }),
  fc.record({
    allOf: fc.array(fc.oneof(schemaRef, fc.constant({ type: "object", required: ["own"] })), {
      minLength: 1,
      maxLength: 2,
    }),
    description: pick("Fine.", "eval(x)"),
  }),
  fc.record({
    oneOf: fc.array(schemaRef, { minLength: 1, maxLength: 2 }),
    discriminator: fc.record({
      propertyName: fc.constant("own"),
      mapping: fc.dictionary(
        pick("a", "b"),
        schemaRef.map(({ $ref }) => $ref),
        { maxKeys: 2 },
      ),
    }),
  }),
);

const media = fc.record(
  { schema: fc.oneof(schemaRef, schema), example: pick<unknown>("a", 1, { own: "a" }) },
  { requiredKeys: ["schema"] },
);
const content = (type: string) => media.map((value) => ({ [type]: value }));

const response: fc.Arbitrary<Draft> = fc.record(
  { description: fc.constant("Answer."), content: content("application/json") },
  { requiredKeys: ["description"] },
);
const parameter: fc.Arbitrary<Draft> = fc.record(
  {
    name: pick("id", "other", "Bad_Name"),
    in: pick("path", "path", "query"),
    required: fc.constant(true),
    description: pick("Sound.", ""),
    schema,
  },
  { requiredKeys: ["name", "in", "schema"] },
);

const refTo = (section: string, ...names: string[]) =>
  pick(...names).map((name) => ({ $ref: `#/components/${section}/${name}` }));

const operation: fc.Arbitrary<Draft> = fc.record(
  {
    operationId: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, pick("things0", "bad id")),
    summary: pick<unknown>("Sound.", "Sound.", "Sound.", "Sound.", 1),
    description: fc.constant("Sound."),
    tags: pick(["things"], ["nowhere"], []),
    "x-audience": fc.constant("internal"),
    "x-workflow": fc.constant("trigger"),
    security: fc.oneof({ weight: 9, arbitrary: fc.constant([{ key: [] }]) }, pick<unknown>([], [{ nope: [] }])),
    parameters: fc.array(fc.oneof(parameter, refTo("parameters", "P0", "P1")), { maxLength: 2 }),
    requestBody: fc.record({ content: content("application/json") }),
    responses: fc.record(
      {
        "200": fc.oneof(response, refTo("responses", "R0", "R1")),
        "404": fc.record({ description: fc.constant("No."), content: content("application/problem+json") }),
      },
      optional,
    ),
    servers: pick<unknown>([{ url: "https://api.test/" }], [{ url: "https://{zone}.test" }]),
    unheard: pick(1, ...Array(8).fill(undefined)),
  },
  { requiredKeys: ["operationId", "security", "responses"] },
);
/** Most operationIds are those of their paths, so that few edits change them. */
const pathItemOf = (path: string): fc.Arbitrary<Draft> => {
  const get = operation.map(({ operationId = `things${paths.indexOf(path)}`, ...rest }) => ({ operationId, ...rest }));
  return fc.record(
    { get, parameters: fc.array(refTo("parameters", "P0", "P1"), { maxLength: 1 }) },
    { requiredKeys: ["get"] },
  );
};

const paths = [
  "/things",
  "/things/{id}",
  "/things/{other}",
  "/Things_b/",
  "/a/{id}",
  "/a/b",
  "/c",
  "/d",
  "/e",
  "/f",
  "/g",
];

const components = {
  schemas: fc.record(Object.fromEntries(schemaNames.map((name) => [name, schema]))),
  parameters: fc.record({ P0: parameter, P1: parameter }),
  responses: fc.record({ R0: response, R1: response }),
};

/** Documents of eleven paths and ten components, with flaws of every kind that a rule looks for. */
export const flawedDocument: fc.Arbitrary<Draft> = fc
  .record({
    paths: fc.record(Object.fromEntries(paths.map((path) => [path, pathItemOf(path)]))),
    components: fc.record(components),
    security: pick<unknown>(undefined, [{ key: [] }]),
  })
  .map(({ security, ...rest }) => ({
    openapi: "3.1.1",
    info: { title: "Random", version: "1.0.0", description: "Random." },
    servers: [{ url: "https://api.test" }],
    ...(security !== undefined && { security }),
    tags: [{ name: "things", description: "Things." }],
    paths: rest.paths,
    components: { ...rest.components, securitySchemes: { key: { type: "http", scheme: "bearer" } } },
  }));

/** Replaces, removes or adds one path item or component. */
export type Edit = (document: Draft) => Draft;

const inSection = (section: string, name: string, value: Draft | undefined): Edit => {
  return (document) => {
    const all = document["components"] as Record<string, Draft>;
    return { ...document, components: { ...all, [section]: withMember(all[section] ?? {}, name, value) } };
  };
};

export const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 12,
    arbitrary: pick(...paths).chain((path) =>
      pathItemOf(path).map(
        (item): Edit =>
          (document) => ({
            ...document,
            paths: withMember(document["paths"] as Draft, path, item),
          }),
      ),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(pick(...schemaNames), schema).map(([name, value]) => inSection("schemas", name, value)),
  },
  fc.tuple(pick("P0", "P1"), parameter).map(([name, value]) => inSection("parameters", name, value)),
  fc.tuple(pick("R0", "R1"), response).map(([name, value]) => inSection("responses", name, value)),
  pick(...schemaNames).map((name) => inSection("schemas", name, undefined)),
  schema.map((value) => inSection("schemas", "New", value)),
  pick(...schemaNames).map((name) => inSection("schemas", name, { $ref: "#/components/schemas/Nope" })),
  pick(...paths).map(
    (path): Edit =>
      (document) => ({
        ...document,
        paths: withMember(document["paths"] as Draft, path, undefined),
      }),
  ),
);

function withMember(members: Draft, name: string, value: Draft | undefined): Draft {
  const { [name]: _old, ...others } = members;
  if (value === undefined) return others;
  return name in members ? { ...members, [name]: value } : { ...others, [name]: value };
}
