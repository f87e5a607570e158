import { describe, expect, test } from "vitest";
import { type ContainsOptions, checkProof, contains, type Schema } from "./index.ts";

/** The verdict, or the code of the reason; a proof is replayed. The runner's time limit is what ends a test that hangs. */
const answer = (a: unknown, b: unknown, options: ContainsOptions = {}) => {
  const found = contains(a as Schema, b as Schema, options);
  if (found.verdict === "contained") expect(checkProof(a as Schema, b as Schema, found.proof, options)).toBe(true);
  return found.verdict === "undecided" ? found.reason.code : found.verdict;
};

const string = { type: "string" };
const pattern = (source: string) => ({ type: "string", pattern: source });

describe("numbers and counts beyond all reason", () => {
  test.each<[string, unknown, unknown, string]>([
    ["minLength 1e9", { type: "string", minLength: 1e9 }, { minLength: 1e8 }, "contained"],
    ["minLength 1e9, broken", { type: "string", minLength: 1e9 }, { minLength: 1e9 + 1 }, "BUDGET"],
    ["a language of long words", { ...pattern("^a+$"), minLength: 1e9 }, { maxLength: 1e9 }, "BUDGET"],
    ["maxLength 1e9", { ...pattern("^(ab)+$"), maxLength: 1e9 }, pattern("^(ba)+$"), "not-contained"],
    ["maxItems 1e9", { type: "array", maxItems: 1e9 }, { maxItems: 1e9 + 1 }, "contained"],
    ["maxItems 1e9, broken", { type: "array", maxItems: 1e9 }, { maxItems: 1e9 - 1 }, "BUDGET"],
    ["minItems 1e9, different", { type: "array", minItems: 1e9, uniqueItems: true }, { maxItems: 5 }, "BUDGET"],
    [
      "minContains 1e9",
      { type: "array", contains: { const: 1 }, minContains: 1e9 },
      { contains: { type: "number" }, minContains: 1e9 - 1 },
      "BUDGET",
    ],
    ["minProperties 1e9", { type: "object", minProperties: 1e9 }, { minProperties: 1e9 + 1 }, "BUDGET"],
    ["multipleOf 1e-300", { type: "number", multipleOf: 1e-299 }, { multipleOf: 1e-300 }, "contained"],
    // Both validators divide doubles, and see every number as a multiple.
    [
      "multipleOf 1e-300, broken",
      { type: "number", multipleOf: 1e-300 },
      { multipleOf: 1e-299 },
      "VALIDATORS_DISAGREE",
    ],
    ["multipleOf 1e300", { type: "number", multipleOf: 1e300 }, { multipleOf: 1e299 }, "contained"],
    [
      "hundreds of divisors",
      { type: "integer" },
      { anyOf: Array.from({ length: 300 }, (_, index) => ({ multipleOf: index + 2 })) },
      "not-contained",
    ],
  ])("%s", (_, a, b, code) => {
    expect(answer(a, b)).toBe(code);
  });

  test("an enumeration of 10,000 values, and the same as a union of constants", () => {
    const values = Array.from({ length: 10_000 }, (_, index) => `v${index}`);
    expect(answer({ enum: values }, { enum: [...values, "more"] })).toBe("contained");
    expect(answer({ enum: [...values, "more"] }, { enum: values })).toBe("not-contained");
    expect(answer({ anyOf: values.map((value) => ({ const: value })) }, { enum: values })).toBe("contained");
  });

  test("an object that requires 3,000 properties is a witness without being shrunk for ever", () => {
    const required = Array.from({ length: 3_000 }, (_, index) => `p${index}`);
    expect(answer({ type: "object", required }, { maxProperties: 2 })).toBe("not-contained");
  });
});

describe("patterns that backtrack", () => {
  test.each(["^(a+)+$", "^(a|a)*$", "^(a*)*a*a*b?$", "^(((a+)+)+)+$"])("%s is compared as a language", (source) => {
    expect(answer(pattern(source), pattern("^a*b?$"))).toBe("contained");
    expect(answer(pattern(source), { maxLength: 5 })).toBe("not-contained");
  });

  test.each(["^(a+)+$", "^a*a*a*a*a*a*a*a*a*a*$"])("%s is never run by a validator on a long text", (source) => {
    expect(answer({ ...pattern(source), minLength: 60 }, { maxLength: 50 })).toBe("VALIDATOR_FAILED");
  });

  test("nor in the names of properties", () => {
    const map = { type: "object", patternProperties: { "^(a+)+$": string }, additionalProperties: false };
    const name = "a".repeat(60);
    expect(answer({ ...map, required: [name] }, { maxProperties: 0 })).toBe("VALIDATOR_FAILED");
  });

  test("a long text in a pattern without choices is no danger", () => {
    expect(answer({ ...pattern("^[a-z]+$"), minLength: 10_000 }, { maxLength: 9_000 })).toBe("not-contained");
  });
});

describe("few subschemas that are many when written out", () => {
  /** A definition that uses the next twice, 60 levels deep. */
  const doubling = (leaf: object, twice: (next: object) => object): Schema => {
    const ref = (level: number) => ({ $ref: `#/$defs/d${level}` });
    const levels = Array.from({ length: 60 }, (_, level) => [`d${level}`, twice(ref(level + 1))]);
    return { ...ref(0), $defs: { ...Object.fromEntries(levels), d60: leaf } };
  };

  test.each<[string, (next: object) => object]>([
    ["allOf", (next) => ({ allOf: [next, { ...next }] })],
    ["anyOf", (next) => ({ anyOf: [next, { ...next }] })],
  ])("%s: decided by us, but no validator is sent in", (_, twice) => {
    expect(answer(doubling(string, twice), { minLength: 0 })).toBe("contained");
    expect(answer(doubling(string, twice), { maxLength: 3 })).toBe("VALIDATOR_FAILED");
    expect(answer(string, doubling({ maxLength: 3 }, twice))).toBe("VALIDATOR_FAILED");
  });

  test("a smallest value of 2^60 parts is not made", () => {
    const both = (next: object) => ({ type: "object", properties: { a: next, b: next }, required: ["a", "b"] });
    expect(answer(doubling(string, both), false)).toBe("BUDGET");
  });

  test("unevaluatedProperties at each level", () => {
    const closed = (next: object) => ({ allOf: [next, { ...next }], unevaluatedProperties: false });
    expect(answer(doubling({ properties: { a: {} } }, closed), { maxProperties: 0 })).toBe("BUDGET");
  });
});

describe("deep and endless", () => {
  test("5,000 levels", () => {
    let deep: Schema = string;
    for (let level = 0; level < 5_000; level++) deep = { type: "array", items: deep };
    expect(answer(deep, { type: "object" })).toBe("BUDGET");
    expect(answer({ type: "object" }, deep)).toBe("BUDGET");
  });

  test("schemas that contain themselves in every part", () => {
    const endless = (extra: object): Schema => ({
      $ref: "#/$defs/T",
      $defs: {
        T: {
          type: "object",
          properties: { l: { $ref: "#/$defs/T" }, r: { $ref: "#/$defs/T" }, list: { items: { $ref: "#/$defs/T" } } },
          ...extra,
        },
      },
    });
    expect(answer(endless({}), endless({ title: "other" }))).toBe("contained");
    expect(answer(endless({ required: ["l"] }), false)).toBe("contained");
    expect(answer(endless({}), endless({ required: ["l"] }))).toBe("not-contained");
  });

  test("a hundred thousand nodes", () => {
    const wide = (type: string) => ({
      type: "object",
      properties: Object.fromEntries(Array.from({ length: 50_000 }, (_, index) => [`p${index}`, { type }])),
    });
    expect(answer(wide("string"), { ...wide("string"), title: "same" })).toBe("BUDGET");
    expect(answer(wide("string"), wide("number"), { budget: 90_000 })).toBe("BUDGET");
  });
});
