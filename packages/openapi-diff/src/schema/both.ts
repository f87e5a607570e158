import { isObject } from "@rawr/openapi-document";
import { contains, type Json, type Schema, type WitnessErrors } from "@rawr/schema-containment";

/** How validators are asked. */
export interface BothOptions {
  readonly formats: "annotation" | "assertion";
  readonly budget: number;
}

/** What both validators say of a value that one side sends and the other refuses; `undefined` if either says otherwise. */
export function confirm(
  value: Json,
  sender: Schema,
  receiver: Schema,
  options: BothOptions,
): WitnessErrors | undefined {
  if (!acceptedByBoth(value, sender, options)) return undefined;
  const verdict = contains({ const: value }, receiver, options);
  return verdict.verdict === "not-contained" ? verdict.errors : undefined;
}

/** A value that is in `{ const }` and, by both validators, not in the complement of a schema is in the schema. */
function acceptedByBoth(value: Json, schema: Schema, options: BothOptions): boolean {
  return contains({ const: value }, complement(schema), options).verdict === "not-contained";
}

function complement(schema: Schema): Schema {
  if (!isObject(schema)) return !schema;
  const { $defs, ...rest } = schema;
  return $defs === undefined ? { not: rest } : { not: rest, $defs };
}

/** Every name that an object has, at any depth. */
export function namesOf(value: Json, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value !== "object" || value === null) return found;
  if (!Array.isArray(value)) for (const name of Object.keys(value)) found.add(name);
  for (const part of Object.values(value)) namesOf(part as Json, found);
  return found;
}
