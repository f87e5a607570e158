import type { StandardSchemaV1 } from "@standard-schema/spec";
import { expectTypeOf, test } from "vitest";
import {
  type Middleware,
  type SchemaValidator,
  schemaValidator,
  type ValidationSchema,
  validateResponses,
} from "../index.ts";

// Checked by `tsc`; nothing here runs.

interface Run {
  readonly runId: string;
}

const node: ValidationSchema = { properties: { next: { $ref: () => node }, any: true } };

test("a validator is a Standard Schema of its type", () => {
  const validator: SchemaValidator<Run> = schemaValidator(node);
  expectTypeOf(validator).toExtend<StandardSchemaV1<Run, Run>>();
  expectTypeOf<StandardSchemaV1.InferOutput<typeof validator>>().toEqualTypeOf<Run>();
});

test("any Standard Schema can check responses", () => {
  const theirs = undefined as unknown as StandardSchemaV1<unknown, Run>;
  expectTypeOf(validateResponses({ "GET /runs": { 200: theirs } }, { mode: "warn" })).toEqualTypeOf<Middleware>();
  // @ts-expect-error no such mode
  validateResponses({}, { mode: "loud" });
  // @ts-expect-error a reference is a function
  schemaValidator({ $ref: "#/components/schemas/A" });
});
