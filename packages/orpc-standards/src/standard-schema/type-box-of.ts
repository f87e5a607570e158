import type { TSchema } from "typebox";

// Registered, so that a second copy of this package understands the schemas of the first.
const typeBoxKey = Symbol.for("@rawr/orpc-standards/typebox");

/** Remembers the TypeBox schema behind a Standard Schema. */
export function rememberTypeBox(target: object, schema: TSchema): void {
  Object.defineProperty(target, typeBoxKey, { value: schema });
}

/** The TypeBox schema that a Standard Schema was made from; undefined for any other schema. */
export function typeBoxOf(standardSchema: unknown): TSchema | undefined {
  if (typeof standardSchema !== "object" || standardSchema === null) return undefined;
  return (standardSchema as Record<symbol, TSchema | undefined>)[typeBoxKey];
}
