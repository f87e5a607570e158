import type { JsonObject, JsonSchema, OpenApiDocument } from "@rawr/openapi-document";
import fc from "fast-check";

/**
 * Random documents in which every name that is marked for an audience ends in `Zz<audience>`, so that a look at the text
 * tells whether something of it is left.
 */
const mark = fc.constantFrom(undefined, undefined, undefined, "internal", "partner", "public");
type Mark = string | undefined;

const marked = (name: string, audience: Mark): string => (audience ? `${name}Zz${audience}` : name);
const say = (audience: Mark): JsonObject => (audience ? { "x-audience": audience } : {});

/** Components S0, S1, …; each may be hidden as a whole. */
const componentMarks = fc.array(fc.constantFrom(undefined, undefined, "internal", "partner"), {
  minLength: 3,
  maxLength: 5,
});

const leaf: fc.Arbitrary<JsonSchema> = fc.oneof(
  fc.constant({ type: "string" }),
  fc.constant({ type: "integer" }),
  fc.array(mark, { minLength: 1, maxLength: 4 }).map((marks) => {
    const values = marks.map((audience, index) => marked(`value${index}`, audience));
    const audiences = marks.flatMap((audience, index) => (audience ? [[values[index], audience]] : []));
    return {
      type: "string",
      enum: values,
      ...(audiences.length > 0 && { "x-enum-audiences": Object.fromEntries(audiences) as JsonObject }),
      default: values[0],
      examples: [values.at(-1)],
    };
  }),
);

/** An object schema; it may be based on an earlier component only, so that none is its own definition. */
function schemaOver(names: readonly string[], earlier: readonly string[]): fc.Arbitrary<JsonSchema> {
  const to = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
  const reference = fc.constantFrom(...names).map(to);
  const based = earlier.length > 0 ? fc.option(fc.constantFrom(...earlier).map(to)) : fc.constant(null);
  const property = fc.record({
    schema: fc.oneof(
      leaf,
      reference,
      reference.map((items): JsonSchema => ({ type: "array", items })),
      fc.array(reference, { minLength: 1, maxLength: 3 }).map((oneOf): JsonSchema => ({ oneOf })),
      reference.map((target): JsonSchema => ({ type: "object", additionalProperties: target })),
    ),
    audience: mark,
    required: fc.boolean(),
  });
  return fc
    .record({ properties: fc.array(property, { maxLength: 5 }), closed: fc.boolean(), base: based, most: fc.boolean() })
    .map(({ properties, closed, base, most }) => {
      const named = properties.map((entry, index) => ({ ...entry, name: marked(`field${index}`, entry.audience) }));
      return {
        type: "object",
        properties: Object.fromEntries(
          named.map(({ name, schema, audience }) => [name, { ...schema, ...say(audience) }]),
        ),
        required: named.filter((entry) => entry.required).map(({ name }) => name),
        ...(closed && { additionalProperties: false }),
        ...(most && { maxProperties: named.length }),
        ...(base && !closed && { allOf: [base] }),
        examples: [Object.fromEntries(named.map(({ name }) => [name, null]))],
      };
    });
}

/** Everything that has a mark in one document. */
export const audienceDocument: fc.Arbitrary<OpenApiDocument> = componentMarks.chain((marks) => {
  const names = marks.map((audience, index) => marked(`Schema${index}`, audience));
  const ref = fc.constantFrom(...names).map((name) => ({ $ref: `#/components/schemas/${name}` }));
  const operation = fc.record({
    audience: mark,
    body: fc.option(ref),
    answer: ref,
    error: ref,
    parameter: mark,
    tag: mark,
    link: fc.nat(3),
  });
  return fc
    .record({
      schemas: fc.tuple(...names.map((_, index) => schemaOver(names, names.slice(0, index)))),
      operations: fc.array(operation, { minLength: 1, maxLength: 4 }),
    })
    .map(({ schemas, operations }) => {
      const ids = operations.map(({ audience }, index) => marked(`operation${index}`, audience ?? "internal"));
      const paths = operations.map((entry, index) => [`/${ids[index]}`, { post: operationOf(entry, ids, index) }]);
      return {
        openapi: "3.1.1",
        info: { title: "Random", version: "1.0.0" },
        paths: Object.fromEntries(paths),
        components: {
          schemas: Object.fromEntries(names.map((name, index) => [name, { ...schemas[index], ...say(marks[index]) }])),
        },
      } as OpenApiDocument;
    });
});

interface RandomOperation {
  readonly audience: Mark;
  readonly body: JsonObject | null;
  readonly answer: JsonObject;
  readonly error: JsonObject;
  readonly parameter: Mark;
  readonly tag: Mark;
  readonly link: number;
}

function operationOf(entry: RandomOperation, ids: readonly string[], index: number): JsonObject {
  const json = (schema: JsonObject) => ({ "application/json": { schema } });
  const linked = ids[entry.link % ids.length] as string;
  return {
    operationId: ids[index],
    ...say(entry.audience),
    tags: [marked("tag", entry.audience ?? "internal")],
    parameters: [
      { name: marked("limit", entry.parameter), in: "query", schema: { type: "integer" }, ...say(entry.parameter) },
    ],
    ...(entry.body && { requestBody: { content: json(entry.body) } }),
    responses: {
      "200": { description: "OK", content: json(entry.answer), links: { [`${linked}Link`]: { operationId: linked } } },
      "400": { description: "Bad", content: json({ oneOf: [entry.error, entry.answer] }) },
    },
  };
}
