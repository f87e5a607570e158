/** Which side of a schema goes over the wire: what a caller sends, or what a handler answers. */
export type Direction = "input" | "output";

/** JSON Schema 2020-12 as OpenAPI 3.1 uses it. */
export interface JsonSchema {
  [keyword: string]: unknown;
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  additionalProperties?: JsonSchema | boolean;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  not?: JsonSchema;
  enum?: unknown[];
  const?: unknown;
  description?: string;
  examples?: unknown[];
}

/** Every code that lowering can report. `unrepresentable-schema` and the names are errors; the two `…-not-on-wire` are warnings. */
export const loweringProblemCodes = [
  "unrepresentable-schema",
  "codec-not-on-wire",
  "refine-not-on-wire",
  "module-without-id",
  "recursion-without-id",
  "invalid-component-name",
  "schema-without-converter",
] as const;
export type LoweringProblemCode = (typeof loweringProblemCodes)[number];

/** What is wrong with one schema object of the author. */
export interface LoweringProblem {
  readonly code: LoweringProblemCode;
  /** The author's schema object at fault. */
  readonly source: object;
  /** From the root of the lowered schema, in its keywords: `["properties", "amount"]`. */
  readonly path: readonly (string | number)[];
  /** What it is: `BigInt`, `Ref`, `zod`. */
  readonly kind: string;
  /** What precisely cannot be said, when the kind alone does not tell. */
  readonly detail?: string;
}

/** What lowering needs from its caller, and tells it. */
export interface LoweringContext {
  readonly direction: Direction;
  /**
   * A schema with a name. Returns the `$ref` to use in its place. Calls `lower` for the body when there is none yet;
   * the implementation detects recursion (a name that is asked for while its own body is being lowered) and conflicts.
   */
  define(name: string, source: object, lower: () => JsonSchema): string;
  report(problem: LoweringProblem): void;
  /** `node` of the result was made from the author's schema object `source`. */
  origin(node: JsonSchema, source: object): void;
}

/** Problems of these codes do not stop a document; all others do. */
export function isWarning(code: LoweringProblemCode): boolean {
  return code === "codec-not-on-wire" || code === "refine-not-on-wire";
}
