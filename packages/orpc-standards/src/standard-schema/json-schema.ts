import type { StandardJSONSchemaV1 } from "@standard-schema/spec";
import type { TSchema } from "typebox";
import { collectingContext } from "../lowering/collect.ts";
import { type Direction, isWarning, type LoweringProblem } from "../lowering/context.ts";
import { lowerTypeBox } from "../lowering/type-box.ts";

/** A schema has no JSON Schema. `problems` says which parts, and why. */
export class JsonSchemaError extends Error {
  readonly code = "unrepresentable-schema";
  readonly problems: readonly LoweringProblem[];

  constructor(message: string, problems: readonly LoweringProblem[]) {
    super(message);
    this.name = "JsonSchemaError";
    this.problems = problems;
  }

  static is(error: unknown): error is JsonSchemaError {
    return error instanceof Error && "problems" in error && "code" in error && error.code === "unrepresentable-schema";
  }
}

/** The two methods of Standard JSON Schema. Target `draft-2020-12`; named schemas are in `$defs`. */
export function jsonSchemaConverter(schema: TSchema): StandardJSONSchemaV1.Converter {
  return {
    input: ({ target }) => toJsonSchema(schema, "input", target),
    output: ({ target }) => toJsonSchema(schema, "output", target),
  };
}

function toJsonSchema(schema: TSchema, direction: Direction, target: string): Record<string, unknown> {
  if (target !== "draft-2020-12") {
    throw new JsonSchemaError(`JSON Schema target "${target}" is not supported; ask for "draft-2020-12".`, []);
  }
  const context = collectingContext(direction, "#/$defs/");
  const lowered = lowerTypeBox(schema, context);
  const errors = context.problems.filter((problem) => !isWarning(problem.code));
  const [first] = errors;
  if (first) {
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
    const detail = first.detail ? `: ${first.detail}` : "";
    throw new JsonSchemaError(`${first.kind} at /${first.path.join("/")} has no JSON Schema${detail}${more}`, errors);
  }
  const [conflict] = context.conflicts;
  if (conflict !== undefined) throw new JsonSchemaError(`Two different schemas have the $id "${conflict}"`, []);
  const named = Object.keys(context.definitions).length > 0;
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...lowered,
    ...(named && { $defs: context.definitions }),
  };
}
