import { Type } from "typebox";
import { describe, expect, test } from "vitest";
import { JsonSchemaError, typeBoxOf, typeBoxStandardSchema } from "../index.ts";

const validate = (schema: { "~standard": { validate(value: unknown): unknown } }, value: unknown) =>
  Promise.resolve(schema["~standard"].validate(value));

describe("validate", () => {
  const Invoice = typeBoxStandardSchema(
    Type.Object(
      { id: Type.String({ minLength: 1 }), lines: Type.Array(Type.Object({ "net/total": Type.Number() })) },
      { additionalProperties: false },
    ),
  );

  test("a value that fits passes unchanged", async () => {
    const value = { id: "a", lines: [{ "net/total": 1, note: "kept" }] };
    const result = await validate(Invoice, value);
    expect(result).toEqual({ value });
    expect((result as { value: unknown }).value).toBe(value);
  });

  test("issues have the path of the fault, in keys and indices", async () => {
    const value = { lines: [{ "net/total": 1 }, { "net/total": "2" }, {}], extra: 1 };
    const { issues } = (await validate(Invoice, value)) as { issues: { message: string; path: PropertyKey[] }[] };
    expect(issues).toContainEqual({ message: "is required", path: ["id"] });
    expect(issues).toContainEqual({ message: "must be number", path: ["lines", 1, "net/total"] });
    expect(issues).toContainEqual({ message: "is required", path: ["lines", 2, "net/total"] });
    expect(issues.some(({ path }) => path[0] === "extra")).toBe(true);
  });

  test("nothing is coerced or defaulted", async () => {
    const schema = typeBoxStandardSchema(Type.Object({ n: Type.Optional(Type.Number({ default: 3 })) }));
    expect(await validate(schema, {})).toEqual({ value: {} });
    expect(await validate(schema, { n: "3" })).toHaveProperty("issues");
  });

  test("codecs decode, deep inside, without touching the argument", async () => {
    const Moment = Type.Codec(Type.String())
      .Decode((text) => new Date(text))
      .Encode((date) => date.toISOString());
    const value = { at: ["2026-01-01T00:00:00.000Z"] };
    const result = await validate(typeBoxStandardSchema(Type.Object({ at: Type.Array(Moment) })), value);
    expect(result).toEqual({ value: { at: [new Date("2026-01-01")] } });
    expect(value).toEqual({ at: ["2026-01-01T00:00:00.000Z"] });
  });

  test("a codec that throws is an issue", async () => {
    const Broken = Type.Codec(Type.String())
      .Decode((): number => {
        throw new Error("no number");
      })
      .Encode(String);
    expect(await validate(typeBoxStandardSchema(Broken), "x")).toEqual({ issues: [{ message: "no number" }] });
  });

  test("recursion", async () => {
    const Node = typeBoxStandardSchema(
      Type.Cyclic({ Node: Type.Object({ next: Type.Optional(Type.Ref("Node")) }) }, "Node"),
    );
    expect(await validate(Node, { next: { next: {} } })).toHaveProperty("value");
    expect(await validate(Node, { next: { next: 1 } })).toMatchObject({ issues: [{ path: ["next", "next"] }] });
  });
});

describe("jsonSchema", () => {
  const target = "draft-2020-12";

  test("named schemas are in $defs", () => {
    const Money = Type.Object({ cents: Type.Integer() }, { $id: "Money" });
    expect(typeBoxStandardSchema(Type.Array(Money))["~standard"].jsonSchema.input({ target })).toEqual({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      type: "array",
      items: { $ref: "#/$defs/Money" },
      $defs: { Money: { type: "object", required: ["cents"], properties: { cents: { type: "integer" } } } },
    });
  });

  test("what has no JSON Schema throws an error with a code and the place", () => {
    const { jsonSchema } = typeBoxStandardSchema(Type.Object({ a: Type.BigInt(), b: Type.Symbol() }))["~standard"];
    const error = (() => {
      try {
        return jsonSchema.output({ target });
      } catch (thrown) {
        return thrown;
      }
    })();
    expect(JsonSchemaError.is(error) && error.message).toBe(
      "BigInt at /properties/a has no JSON Schema: JSON has no bigint (and 1 more)",
    );
  });

  test("another target, and two schemas under one $id, throw", () => {
    const twice = Type.Tuple([Type.Null({ $id: "A" }), Type.String({ $id: "A" })]);
    expect(() => typeBoxStandardSchema(twice)["~standard"].jsonSchema.input({ target })).toThrow('$id "A"');
    expect(() => typeBoxStandardSchema(Type.Null())["~standard"].jsonSchema.input({ target: "draft-07" })).toThrow(
      "draft-07",
    );
  });
});

test("typeBoxOf gives the very schema back, and undefined for anything else", () => {
  const schema = Type.String();
  expect(typeBoxOf(typeBoxStandardSchema(schema))).toBe(schema);
  expect([undefined, null, "x", {}, schema].map(typeBoxOf)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
