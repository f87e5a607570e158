import fc from "fast-check";
import type { TSchema } from "typebox";
import { Check } from "typebox/value";
import { describe, expect, test } from "vitest";
import type { JsonSchema } from "../src/lowering/index.ts";
import { json, mutate, mutation } from "./support/json-values.ts";
import { leaves, type Sample } from "./support/leaf-schemas.ts";
import { anySchema, composites, print } from "./support/schemas.ts";
import { ajvCheck, lowerAlone, Refused } from "./support/validators.ts";

/** Keywords that must not reach a document. */
const internal = /"(\$id|\$anchor|\$schema|~[a-z]+|patternProperties":\{"\^\.\*\$")"?/;

/** TypeBox accepts a value exactly when Ajv accepts it under the lowered schema. */
function sameVerdict({ schema, values }: Sample): fc.Arbitrary<() => void> {
  const lowered = lowerOrRefuse(schema);
  if (!lowered) return fc.constant(() => fc.pre(false));
  expect(JSON.stringify(lowered)).not.toMatch(internal);
  const check = ajvCheck(lowered);
  const mutated = fc.tuple(values, mutation).map(([value, change]) => mutate(value, change));
  return fc.array(fc.oneof(values, mutated, json), { minLength: 6, maxLength: 12 }).map((samples) => () => {
    // Only what JSON can carry: no negative zero, no objects without a prototype.
    for (const value of samples.map((sample) => JSON.parse(JSON.stringify(sample)) as unknown)) {
      const [ours, theirs] = [check(value), Check(schema, value)];
      if (ours !== theirs) {
        expect.fail(
          `${JSON.stringify(value)}: TypeBox ${theirs}, Ajv ${ours}\n${print(schema)}\n${JSON.stringify(lowered)}`,
        );
      }
    }
  });
}

/** Pick, Partial and their like take the $id away from a schema that refers to itself: undefined, rightly refused. */
function lowerOrRefuse(schema: TSchema): JsonSchema | undefined {
  try {
    return lowerAlone(schema);
  } catch (error) {
    if (error instanceof Refused && error.codes.every((code) => code === "recursion-without-id")) return undefined;
    throw error;
  }
}

/** More runs for a longer search: `EQUIVALENCE_RUNS=20`. */
const scale = Number(process.env["EQUIVALENCE_RUNS"] ?? 1);

const holds = (samples: fc.Arbitrary<Sample>, numRuns: number) =>
  fc.assert(
    fc.property(samples.chain(sameVerdict), (run) => run()),
    { numRuns: numRuns * scale },
  );

describe("TypeBox and Ajv agree on every value", { timeout: 60_000 * scale }, () => {
  test.each(Object.entries(leaves))("%s", (_, samples) => holds(samples, 10));
  test.each(Object.entries(composites))("%s", (_, make) => holds(make(anySchema(0)), 20));
  test("any nesting of all of them", () => holds(anySchema(2), 100));
});
