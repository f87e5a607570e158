import fc from "fast-check";
import { expect, test } from "vitest";
import { createJudge, type Json, type Schema } from "../src/index.ts";
import { relevantTo, shapeOf } from "../src/refute/relevant.ts";
import { resolveReferences } from "../src/refute/resolve-references.ts";
import { validators } from "../src/refute/validators.ts";
import { runs, schemas, values } from "./schemas.ts";

const samples = fc.array(values, { minLength: 10, maxLength: 10 });
const ajv = (schema: unknown, list: readonly Json[]) => list.map(validators.ajv(schema).accepts);
const typebox = (schema: unknown, list: readonly Json[]) => list.map(validators.typebox(schema).accepts);

/** A schema whose parts are definitions, so that what is left out can be a definition too. */
const withDefinitions = fc.tuple(schemas, schemas, schemas).map(([one, other, rest]): Schema => {
  const isMoved = JSON.stringify([one, other, rest]).includes('"#"');
  const ref = (name: string) => ({ $ref: `#/$defs/${name}` });
  const root = { properties: { a: ref("one"), b: ref("other") }, items: ref("one"), allOf: [isMoved ? true : rest] };
  return isMoved ? rest : { ...root, $defs: { one, other, unused: rest } };
});

test("without what a value does not reach, each validator says of it what it says of the whole schema", () => {
  fc.assert(
    fc.property(withDefinitions, samples, (schema, list) => {
      for (const value of list) {
        const some = relevantTo(schema, shapeOf(value));
        expect(ajv(some, [value])).toEqual(ajv(schema, [value]));
        expect(typebox(some, [value])).toEqual(typebox(schema, [value]));
      }
      const all = relevantTo(schema, shapeOf(list));
      expect(ajv(all, list)).toEqual(ajv(schema, list));
    }),
    { numRuns: runs / 2 },
  );
});

test("and so it does with references resolved", () => {
  fc.assert(
    fc.property(withDefinitions, samples, (schema, list) => {
      const resolved = resolveReferences(schema);
      expect(ajv(resolved, list)).toEqual(ajv(schema, list));
      expect(typebox(resolved, list)).toEqual(typebox(schema, list));
    }),
    { numRuns: runs / 2 },
  );
});

test("a judge grows with what it is asked", () => {
  const schema: Schema = { properties: { a: { type: "string" }, b: { items: { type: "number" } } } };
  const judge = createJudge(schema);
  expect([{ a: "" }, { a: 1 }, { b: [1] }, { b: [""] }, { b: [] }, 7].map((value) => judge.accepts(value))).toEqual([
    true,
    false,
    true,
    false,
    true,
    true,
  ]);
  expect(judge.explain({ a: 1, b: [""] })).toMatchObject({ ajv: [expect.stringContaining("/a")] });
  expect(createJudge({ $ref: "#/$defs/nowhere" }).accepts(1)).not.toBe(true);
});
