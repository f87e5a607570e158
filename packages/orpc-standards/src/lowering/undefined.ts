import { typeBoxOf } from "../standard-schema/type-box-of.ts";
import type { Direction } from "./context.ts";
import { isUndefinedKind } from "./kinds.ts";
import { isSchemaObject, kindOf, type SchemaObject } from "./place.ts";

/**
 * Whether `undefined` passes for the whole value: as input, whether a request may have no body; as output, whether a
 * handler may answer nothing. Follows what the schema's own `validate` does.
 */
export function acceptsUndefined(schema: unknown, direction: Direction): boolean {
  if (schema === undefined || schema === null) return true;
  const typeBox = typeBoxOf(schema);
  if (typeBox) return accepts(typeBox, [], []);
  return "~standard" in Object(schema) ? validates(schema as Validating, direction) : accepts(schema, [], []);
}

/** Whether a schema has no value but `undefined`: there is no body at all. */
export function isUndefinedOnly(schema: unknown): boolean {
  const typeBox = typeBoxOf(schema);
  if (typeBox) return isUndefinedKind(kindOf(typeBox as SchemaObject));
  const foreign = Object(schema) as { type?: unknown; _zod?: { def?: { type?: unknown } }; expression?: unknown };
  const type = foreign._zod?.def?.type ?? foreign.type ?? foreign.expression;
  return type === "undefined" || type === "void" || isUndefinedKind(kindOf(foreign as SchemaObject));
}

interface Validating {
  readonly "~standard": { validate(value: unknown): unknown };
}

function validates(schema: Validating, direction: Direction): boolean {
  try {
    const result = schema["~standard"].validate(undefined);
    if (result instanceof Promise) {
      // An asynchronous answer comes too late; a document that asks for a body is the safe side.
      result.catch(() => undefined);
      return false;
    }
    const { issues, value } = result as { issues?: unknown; value?: unknown };
    return issues === undefined && (direction === "input" || value === undefined);
  } catch {
    return false;
  }
}

/** What TypeBox's `Check(schema, undefined)` says, read from the schema so that the compiler need not be loaded. */
function accepts(schema: unknown, scopes: readonly SchemaObject[], open: readonly unknown[]): boolean {
  if (typeof schema === "boolean") return schema;
  if (!isSchemaObject(schema) || open.includes(schema)) return false;
  const inner = [...open, schema];
  const reach = isSchemaObject(schema["$defs"]) ? [schema["$defs"], ...scopes] : scopes;
  const test = (child: unknown) => accepts(child, reach, inner);
  if (kindOf(schema) && isUndefinedKind(kindOf(schema))) return true;
  if ("type" in schema || "const" in schema || "enum" in schema) return false;
  const { $ref, anyOf, oneOf, allOf, not } = schema;
  if (typeof $ref === "string" && !test(reach.find((scope) => $ref in scope)?.[$ref])) return false;
  if (Array.isArray(anyOf) && !anyOf.some(test)) return false;
  if (Array.isArray(oneOf) && oneOf.filter(test).length !== 1) return false;
  if (Array.isArray(allOf) && !allOf.every(test)) return false;
  if (not !== undefined && test(not)) return false;
  if (schema["if"] === undefined) return true;
  return test((test(schema["if"]) ? schema["then"] : schema["else"]) ?? true);
}
