import type { JsonSchema, LoweringContext, LoweringProblemCode } from "./context.ts";

/** An author's schema, seen as the JSON Schema keywords that it carries. */
export type SchemaObject = Readonly<Record<string, unknown>>;

/** Whether JSON has a way to leave the value out: at the root there may be no body, an optional property may be absent. */
export type Absence = "root" | "optional" | "impossible";

/** What stays the same during one lowering. */
export interface Walk {
  readonly context: LoweringContext;
  readonly root: SchemaObject;
  /** Set when the schema was made by a converter: then this is the object that the author wrote. */
  readonly author?: object;
  /** Definition names that a converter made up; they may change from run to run and must not reach a document. */
  readonly generatedName?: RegExp;
  /** Converts a Standard Schema that is not TypeBox. */
  readonly convert: (schema: object, walk: Walk, place: Place) => JsonSchema;
  /** Lowers a subschema; handed down so that the keyword files need not import the walk. */
  readonly lower: (schema: unknown, walk: Walk, place: Place) => JsonSchema;
}

/** Where the walk stands. */
export interface Place {
  readonly path: readonly (string | number)[];
  /** The nearest schema around with an `$id`, or the root: what `#` refers to. */
  readonly resource: SchemaObject;
  /** `$defs` in reach, innermost first. */
  readonly scopes: readonly SchemaObject[];
  readonly absence: Absence;
  /** Unnamed schemas being lowered, to stop at JavaScript cycles. */
  readonly open: readonly object[];
}

/** The place of a subschema. */
export function below(place: Place, ...steps: (string | number)[]): Place {
  return { ...place, path: [...place.path, ...steps], absence: "impossible" };
}

/** Reports a problem of the schema at `place`. */
export function reportProblem(
  walk: Walk,
  place: Place,
  problem: { code: LoweringProblemCode; schema: object; kind: string; detail?: string },
): void {
  walk.context.report({
    code: problem.code,
    source: walk.author ?? problem.schema,
    path: place.path,
    kind: problem.kind,
    ...(problem.detail !== undefined && { detail: problem.detail }),
  });
}

export function isSchemaObject(value: unknown): value is SchemaObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** TypeBox's kind of a schema, `"String"`; undefined for raw JSON Schema. */
export function kindOf(schema: SchemaObject): string | undefined {
  const kind = schema["~kind"];
  return typeof kind === "string" ? kind : undefined;
}
