import { describe, expect, test } from "vitest";
import { type ContainsOptions, checkProof, contains, type Schema } from "./index.ts";

const isContained = (a: Schema, b: Schema, options: ContainsOptions = {}): boolean => {
  const answer = contains(a, b, options);
  if (answer.verdict === "contained") expect(checkProof(a, b, answer.proof, options)).toBe(true);
  return answer.verdict === "contained";
};

const witness = (a: Schema, b: Schema, options: ContainsOptions = {}) => {
  const answer = contains(a, b, options);
  return answer.verdict === "not-contained" ? answer.witness : answer;
};

const object = (properties: { [name: string]: Schema }, required: string[] = Object.keys(properties)): Schema => ({
  type: "object",
  properties,
  required,
});

describe("numbers", () => {
  test.each<[string, Schema, Schema]>([
    ["integers are multiples of one", { type: "integer" }, { type: "number", multipleOf: 1 }],
    ["a multiple of 0.3 is one of 0.1, exactly", { type: "number", multipleOf: 0.3 }, { multipleOf: 0.1 }],
    ["no integer lies between", { type: "integer", exclusiveMinimum: 3, exclusiveMaximum: 4 }, false],
    ["6 and 4 give 12", { allOf: [{ multipleOf: 6 }, { multipleOf: 4 }] }, { multipleOf: 12 }],
    ["open and closed ends", { type: "integer", exclusiveMinimum: 0 }, { minimum: 1 }],
  ])("%s", (_, a, b) => expect(isContained(a, b)).toBe(true));

  test("the witness lies at the bound that moved", () => {
    expect(witness({ type: "integer", maximum: 100 }, { type: "integer", maximum: 99 })).toBe(100);
    expect(witness({ type: "number" }, { type: "integer" })).not.toBeInstanceOf(Object);
  });
});

describe("strings", () => {
  test.each<[string, Schema, Schema]>([
    ["languages", { type: "string", pattern: "^[a-f]+$" }, { pattern: "^[a-z]*$" }],
    ["unanchored patterns", { type: "string", pattern: "^abc" }, { pattern: "b" }],
    ["lengths in code points", { const: "😀😀" }, { minLength: 2, maxLength: 2 }],
    ["a pattern that fixes the length", { type: "string", pattern: "^.{3}$", minLength: 4 }, false],
    ["words of an enumeration", { enum: ["a", "b"] }, { type: "string", maxLength: 1 }],
  ])("%s", (_, a, b) => expect(isContained(a, b)).toBe(true));

  test("a shortest word of one language and not of the other", () => {
    expect(witness({ type: "string", pattern: "^[a-z]+$" }, { pattern: "^[b-z]+$" })).toBe("a");
    expect(witness({ type: "string", minLength: 3 }, { minLength: 4 })).toBe("aaa");
  });

  test("formats assert only when they are asked to", () => {
    expect(witness({ type: "string" }, { format: "uuid" }, { formats: "assertion" })).toBe("");
    expect(isContained({ type: "string" }, { format: "uuid" })).toBe(true);
    expect(isContained({ format: "uri" }, { format: "uri-reference" }, { formats: "assertion" })).toBe(true);
  });
});

describe("arrays", () => {
  const tuple: Schema = {
    type: "array",
    prefixItems: [{ type: "string" }, { type: "number" }],
    items: false,
    minItems: 2,
  };

  test("a tuple is a list of its members", () => {
    expect(isContained(tuple, { type: "array", items: { type: ["string", "number"] }, maxItems: 2 })).toBe(true);
    expect(witness({ type: "array", items: { type: "string" } }, tuple)).toEqual([]);
  });

  test("contains counts", () => {
    const two: Schema = { type: "array", contains: { const: 1 }, minContains: 2 };
    expect(isContained(two, { contains: { type: "number" }, minContains: 2 })).toBe(true);
    expect(isContained(two, { minItems: 2 })).toBe(true);
    expect(witness(two, { contains: { const: 1 }, minContains: 3 })).toEqual([1, 1]);
  });

  test("equal and different items", () => {
    expect(isContained({ const: [0, false] }, { uniqueItems: true })).toBe(true);
    expect(witness({ type: "array", items: { const: 1 } }, { uniqueItems: true })).toEqual([1, 1]);
  });
});

describe("objects", () => {
  test("a property more that is required, or typed otherwise", () => {
    const a = object({ id: { type: "string" } });
    expect(witness(a, object({ id: { type: "string" }, name: { type: "string" } }))).toEqual({ id: "" });
    expect(isContained(a, object({ id: { type: ["string", "null"] } }))).toBe(true);
  });

  test("name classes", () => {
    const map: Schema = {
      type: "object",
      patternProperties: { "^x-": { type: "string" } },
      additionalProperties: false,
    };
    expect(isContained(map, { propertyNames: { minLength: 2 } })).toBe(true);
    expect(witness(map, { propertyNames: { minLength: 3 } })).toEqual({ "x-": "" });
    expect(isContained(map, { additionalProperties: { type: "string" } })).toBe(true);
  });

  test("counts and dependencies", () => {
    const closed: Schema = { ...(object({ a: {}, b: {} }, ["a"]) as object), additionalProperties: false };
    expect(isContained(closed, { minProperties: 1, maxProperties: 2 })).toBe(true);
    expect(witness(closed, { maxProperties: 1 })).toEqual({ a: null, b: null });
    expect(isContained(closed, { dependentRequired: { b: ["a"] } })).toBe(true);
    expect(isContained({ ...closed, minProperties: 3 }, false)).toBe(true);
  });

  test("the name __proto__ is a name", () => {
    const found = witness({ type: "object" }, { not: { required: ["__proto__"] } });
    expect(JSON.stringify(found)).toBe('{"__proto__":null}');
  });
});

describe("a sender that emits only what it declares", () => {
  const a = object({ id: { type: "string" } });
  const b = object({ id: { type: "string" }, note: { type: "string" } }, ["id"]);

  test("a new optional property is no break; without the assumption it is", () => {
    expect(isContained(a, b, { senderClosed: true })).toBe(true);
    expect(witness(a, b)).toEqual({ id: "", note: null });
  });

  test("at every level, through references, unions and intersections", () => {
    const nested = (inner: Schema): Schema => ({
      $defs: { inner },
      allOf: [
        object({ one: { $ref: "#/$defs/inner" } }),
        { anyOf: [object({ two: { type: "array", items: inner } })] },
      ],
    });
    expect(isContained(nested(a), nested(b), { senderClosed: true })).toBe(true);
  });

  test("where A says that there may be more, it is believed", () => {
    const open = { ...(a as object), additionalProperties: true };
    expect(witness(open, b, { senderClosed: true })).toEqual({ id: "", note: null });
    expect(witness({ type: "object" }, b, { senderClosed: true })).toEqual({});
  });
});

describe("unions", () => {
  const pet = (tag: string): Schema => object({ kind: { const: tag }, name: { type: "string" } });

  test("tagged unions, whatever the combinator", () => {
    const tags = Array.from({ length: 60 }, (_, index) => `t${index}`);
    const some = tags.slice(0, 30).map(pet);
    expect(isContained({ oneOf: some }, { anyOf: tags.map(pet) })).toBe(true);
    expect(isContained({ anyOf: some }, { oneOf: tags.map(pet) })).toBe(true);
    expect(witness({ anyOf: tags.map(pet) }, { oneOf: tags.slice(1).map(pet) })).toEqual({ kind: "t0", name: "" });
  });

  test("a property that is a union is a union of objects", () => {
    const joined = object({ a: { enum: [1, 2] } });
    expect(isContained(joined, { anyOf: [object({ a: { const: 1 } }), object({ a: { const: 2 } })] })).toBe(true);
  });

  test("unevaluatedProperties sees through branches", () => {
    const a = { ...(object({ a: { type: "string" }, b: { type: "string" } }) as object), additionalProperties: false };
    const b: Schema = {
      allOf: [object({ a: {} })],
      anyOf: [object({ b: {} }), object({ c: {} })],
      unevaluatedProperties: false,
    };
    expect(isContained(a, b)).toBe(true);
  });
});

describe("recursion", () => {
  const tree = (value: Schema, name: string): Schema => ({
    $ref: `#/$defs/${name}`,
    $defs: { [name]: object({ value, children: { type: "array", items: { $ref: `#/$defs/${name}` } } }) },
  });

  test("by coinduction, and refuted at any depth", () => {
    expect(isContained(tree({ type: "integer" }, "A"), tree({ type: "number" }, "B"))).toBe(true);
    expect(witness(tree({ type: "number" }, "A"), tree({ type: "integer" }, "B"))).toMatchObject({ children: [] });
  });

  test("a list that never ends has no values", () => {
    const endless: Schema = { $ref: "#/$defs/L", $defs: { L: object({ next: { $ref: "#/$defs/L" } }) } };
    expect(isContained(endless, false)).toBe(true);
  });

  test("a break below a recursive step is found", () => {
    const list = (value: Schema): Schema => ({
      $ref: "#/$defs/L",
      $defs: { L: object({ next: { anyOf: [{ type: "null" }, { $ref: "#/$defs/L" }] }, value }) },
    });
    expect(witness(list({ type: ["string", "null"] }), list({ type: "string" }))).toEqual({ next: null, value: null });
  });
});
