import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { Check } from "typebox/schema";
import { expect, test } from "vitest";
import { checkProof, contains, type Json, type Schema } from "../src/index.ts";
import { closeSender } from "../src/refute/sender-closure.ts";
import { names, runs, schemas, values } from "./schemas.ts";

const refusedByBoth = (schema: Schema, value: Json) => !ajv(schema)(value) && !Check(schema as object, value);
const acceptedByBoth = (schema: Schema, value: Json) => ajv(schema)(value) && Check(schema as object, value);

const compiled = new WeakMap<object, ValidateFunction>();

function ajv(schema: Schema): ValidateFunction {
  const known = typeof schema === "object" ? compiled.get(schema) : undefined;
  if (known) return known;
  const made = new Ajv2020({ strict: false, validateSchema: false, logger: false });
  addFormats.default(made);
  const validate = made.compile(schema as object | boolean);
  if (typeof schema === "object") compiled.set(schema, validate);
  return validate;
}

test("contained: both validators refuse no value of A; not contained: they agree on the witness", () => {
  const seen = { contained: 0, "not-contained": 0, undecided: 0 };
  fc.assert(
    fc.property(schemas, schemas, fc.array(values, { minLength: 20, maxLength: 20 }), (a, b, samples) => {
      const pairs: [Schema, Schema][] = [
        [a, b],
        [{ allOf: [a, b] } as Schema, b],
        [a, { anyOf: [b, a] } as Schema],
      ];
      for (const [left, right] of pairs.filter(([one, two]) => !hasRoot(one, two, a, b))) {
        const answer = contains(left, right, { budget: 20_000 });
        seen[answer.verdict]++;
        if (answer.verdict === "not-contained") {
          expect(acceptedByBoth(left, answer.witness)).toBe(true);
          expect(refusedByBoth(right, answer.witness)).toBe(true);
        }
        if (answer.verdict !== "contained") continue;
        expect(checkProof(left, right, JSON.parse(JSON.stringify(answer.proof)), { budget: 400_000 })).toBe(true);
        for (const value of samples) {
          if (acceptedByBoth(left, value)) expect(refusedByBoth(right, value)).toBe(false);
        }
      }
    }),
    { numRuns: runs },
  );
  process.stderr.write(`soundness: ${JSON.stringify(seen)}\n`);
  expect(seen.contained).toBeGreaterThan(runs / 4);
  expect(seen["not-contained"]).toBeGreaterThan(runs / 4);
});

const objects = fc.dictionary(names, values, { maxKeys: 3, noNullPrototype: true });

test("a closed sender: no value that it sends is refused by both, and what held without the assumption holds", () => {
  const seen = { contained: 0, "not-contained": 0, undecided: 0 };
  fc.assert(
    fc.property(
      schemas,
      schemas,
      fc.array(fc.oneof(objects, values), { minLength: 20, maxLength: 20 }),
      (a, b, samples) => {
        const closed = closeSender(a) as Schema;
        for (const right of [b, { anyOf: [a, b] }].filter((one) => !hasRoot(a, one as Schema, a, b)) as Schema[]) {
          const options = { budget: 20_000, senderClosed: true };
          const answer = contains(a, right, options);
          seen[answer.verdict]++;
          if (answer.verdict === "not-contained") {
            expect(acceptedByBoth(closed, answer.witness)).toBe(true);
            expect(acceptedByBoth(a, answer.witness)).toBe(true);
            expect(refusedByBoth(right, answer.witness)).toBe(true);
            expect(contains(a, right, { budget: 20_000 }).verdict).not.toBe("contained");
          }
          if (answer.verdict !== "contained") continue;
          expect(checkProof(a, right, JSON.parse(JSON.stringify(answer.proof)), { ...options, budget: 400_000 })).toBe(
            true,
          );
          for (const value of samples) {
            if (acceptedByBoth(closed, value)) expect(refusedByBoth(right, value)).toBe(false);
          }
        }
      },
    ),
    { numRuns: runs },
  );
  process.stderr.write(`closed sender: ${JSON.stringify(seen)}\n`);
  expect(seen.contained).toBeGreaterThan(runs / 8);
});

const formats = fc.constantFrom("date", "email", "uuid", "ipv4", "uri", "uri-reference", "nonsense");
const formatted: fc.Arbitrary<Schema> = fc.oneof(
  fc.record({ format: formats }),
  fc.record({ type: fc.constant("string"), format: formats, maxLength: fc.constantFrom(5, 12, 40) }),
  fc.record({ anyOf: fc.array(fc.record({ format: formats }), { minLength: 1, maxLength: 3 }) }),
  fc.record({ type: fc.constant("string"), not: fc.record({ format: formats }) }),
  fc.record({ enum: fc.constant(["2020-01-31", "a@b.co", "127.0.0.1", "/a/b", "x y", "http://a.b/"]) }),
);
const texts = ["2020-01-31", "2020-13-31", "a@b.co", "127.0.0.1", "/a/b", "http://a.b/", "::1", "", "x y", 7];

test("formats that assert: the same", () => {
  const seen = { contained: 0, "not-contained": 0, undecided: 0 };
  fc.assert(
    fc.property(formatted, formatted, (a, b) => {
      for (const [left, right] of [
        [a, b],
        [{ allOf: [a, b] }, b],
        [a, { anyOf: [b, a] }],
      ] as [Schema, Schema][]) {
        const answer = contains(left, right, { formats: "assertion" });
        seen[answer.verdict]++;
        if (answer.verdict === "not-contained") {
          expect(acceptedByBoth(left, answer.witness)).toBe(true);
          expect(refusedByBoth(right, answer.witness)).toBe(true);
        }
        if (answer.verdict !== "contained") continue;
        expect(checkProof(left, right, answer.proof, { formats: "assertion" })).toBe(true);
        for (const value of texts) if (acceptedByBoth(left, value)) expect(refusedByBoth(right, value)).toBe(false);
      }
    }),
    { numRuns: runs },
  );
  process.stderr.write(`formats: ${JSON.stringify(seen)}\n`);
  expect(seen.contained).toBeGreaterThan(runs / 4);
});

/** `$ref: "#"` means another schema once it is moved below a keyword; such pairs are asked as they are only. */
const hasRoot = (left: Schema, right: Schema, a: Schema, b: Schema) =>
  (left !== a || right !== b) && JSON.stringify([a, b]).includes('"#"');
