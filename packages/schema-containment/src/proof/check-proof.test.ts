import { describe, expect, test } from "vitest";
import { checkProof, contains, type Proof, type Schema } from "../index.ts";

const a: Schema = {
  type: "object",
  properties: {
    kind: { const: "x" },
    at: { type: "integer", minimum: 3 },
    tags: { type: "array", items: { enum: ["a", "b"] }, minItems: 1 },
  },
  required: ["kind", "at", "tags"],
};
const b: Schema = {
  anyOf: [
    { type: "object", properties: { kind: { const: "y" } }, required: ["kind"] },
    {
      type: "object",
      properties: { kind: { const: "x" }, at: { minimum: 2 }, tags: { items: { maxLength: 1 } } },
      required: ["kind", "tags"],
    },
  ],
};

const proofOf = (left: Schema, right: Schema): Proof & { rule: "empty" } => {
  const answer = contains(left, right);
  if (answer.verdict !== "contained" || answer.proof.rule !== "empty") throw new Error(JSON.stringify(answer));
  return JSON.parse(JSON.stringify(answer.proof));
};

describe("a proof", () => {
  const proof = proofOf(a, b);

  test("is plain data that holds for its own question", () => {
    expect(checkProof(a, b, proof)).toBe(true);
  });

  test("does not hold for another question", () => {
    expect(checkProof({ ...a, required: ["kind", "at"] }, b, proof)).toBe(false);
    expect(checkProof(a, { ...b, maxProperties: 2 }, proof)).toBe(false);
    expect(checkProof(a, b, { rule: "identity" })).toBe(false);
  });

  test("needs its goals: some are left out, one at a time", () => {
    const refused = Object.keys(proof.goals).filter((key) => {
      const { [key]: _, ...goals } = proof.goals;
      return !checkProof(a, b, { rule: "empty", goals });
    });
    expect(refused.length).toBeGreaterThan(1);
  });

  test("is refused when a used step says something else", () => {
    const root = Object.keys(proof.goals).at(-1)!;
    for (const step of [{ rule: "clash" }, { rule: "items" }, { rule: "kinds", of: {} }, { rule: "few" }] as const) {
      expect(checkProof(a, b, { rule: "empty", goals: { ...proof.goals, [root]: step } })).toBe(false);
    }
  });

  test("cannot claim a goal that has values", () => {
    const never = proofOf({ type: "array", items: false, minItems: 1 }, false);
    for (const wrong of [{ type: "array", minItems: 1 }, { type: "string" }, true] as Schema[]) {
      expect(checkProof(wrong, false, never)).toBe(false);
      for (const step of Object.values(proof.goals)) {
        const goals = Object.fromEntries(Object.keys(never.goals).map((key) => [key, step]));
        expect(checkProof(wrong, false, { rule: "empty", goals })).toBe(false);
      }
    }
  });

  test("garbage is refused, not thrown at", () => {
    for (const garbage of [null, 1, {}, { rule: "empty" }, { rule: "empty", goals: null }]) {
      expect(checkProof(a, b, garbage as unknown as Proof)).toBe(false);
    }
  });

  test("holds where one property is said in several parts: a conjunction has one form, however it is put together", () => {
    const x = { enum: ["a", "b", null] };
    const text = { type: ["string", "null"] };
    const parts = {
      x: { allOf: [text, x] },
      y: { type: "number" },
      z: { type: ["string", "null"], enum: ["c", null] },
    };
    const left: Schema = {
      allOf: [{ properties: { x: text, y: { type: "integer" }, z: text } }, { properties: { x, z: parts.z } }],
      type: "object",
      required: ["x", "y", "z"],
    };
    const right: Schema = { anyOf: [{ type: "object", properties: parts, required: ["x", "y"] }, { type: "null" }] };
    expect(checkProof(left, right, proofOf(left, right))).toBe(true);
  });
});
