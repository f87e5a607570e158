import ajvFormats from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { TSchema } from "typebox";
import { collectingContext, type Direction, isWarning, type JsonSchema, lowerStandardSchema } from "../../src/lowering/index.ts";

const ajv = new Ajv2020({
  // Unknown keywords and formats are errors; style is not.
  strictSchema: true,
  strictTypes: false,
  strictTuple: false,
  strictRequired: false,
  allowMatchingProperties: true,
});
ajvFormats.default(ajv);
for (const name of ["x-audience", "x-enum-audiences", "x-enum-descriptions"]) ajv.addKeyword(name);

/** The lowered schema as one self-contained document; throws when lowering reported an error. */
export function lowerAlone(schema: TSchema, direction: Direction = "input"): JsonSchema {
  const context = collectingContext(direction, "#/$defs/");
  const lowered = lowerStandardSchema(schema, context);
  const errors = context.problems.filter((problem) => !isWarning(problem.code));
  if (!lowered || errors.length > 0 || context.conflicts.size > 0) {
    throw new Error(`not lowered: ${JSON.stringify(errors.map(({ code, kind, detail, path }) => ({ code, kind, detail, path })))}`);
  }
  return { ...lowered, $defs: context.definitions };
}

/** Ajv's opinion of values under a lowered schema; throws on keywords that 2020-12 does not know. */
export function ajvCheck(schema: JsonSchema): (value: unknown) => boolean {
  try {
    const validate = ajv.compile(schema);
    return (value) => validate(value) as boolean;
  } finally {
    ajv.removeSchema(schema);
  }
}
