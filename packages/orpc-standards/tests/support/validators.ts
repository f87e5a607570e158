import { Ajv2020 } from "ajv/dist/2020.js";
import ajvFormats from "ajv-formats";
import type { TSchema } from "typebox";
import {
  collectingContext,
  type Direction,
  isWarning,
  type JsonSchema,
  type LoweringProblem,
  lowerStandardSchema,
} from "../../src/lowering/index.ts";

const ajv = new Ajv2020({
  // Unknown keywords and formats are errors; style is not.
  strictSchema: true,
  strictTypes: false,
  strictTuples: false,
  strictRequired: false,
  allowMatchingProperties: true,
});
ajvFormats.default(ajv);
for (const name of ["x-audience", "x-enum-audiences", "x-enum-descriptions"]) ajv.addKeyword(name);

/** Lowering reported errors. */
export class Refused extends Error {
  readonly codes: readonly string[];

  constructor(problems: readonly LoweringProblem[]) {
    super(JSON.stringify(problems.map(({ code, kind, detail, path }) => ({ code, kind, detail, path }))));
    this.codes = problems.map((problem) => problem.code);
  }
}

/** The lowered schema as one self-contained document. */
export function lowerAlone(schema: TSchema, direction: Direction = "input"): JsonSchema {
  const context = collectingContext(direction, "#/$defs/");
  const lowered = lowerStandardSchema(schema, context);
  const errors = context.problems.filter((problem) => !isWarning(problem.code));
  if (!lowered || errors.length > 0) throw new Refused(errors);
  if (context.conflicts.size > 0) throw new Error(`two schemas named ${[...context.conflicts].join(", ")}`);
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
