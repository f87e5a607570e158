import type { StandardSchemaV1 } from "@standard-schema/spec";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { Clone, DecodeUnsafe, HasCodec } from "typebox/value";

/** Validates one value. */
export type Validate = (value: unknown) => StandardSchemaV1.Result<unknown>;

/** Compiles a schema once. Values pass unchanged, unless a codec decodes them; nothing is coerced or defaulted. */
export function compileValidator(schema: TSchema): Validate {
  const compiled = Compile(schema);
  const hasCodec = HasCodec(schema);
  return (value) => {
    if (!compiled.Check(value)) return { issues: compiled.Errors(value).flatMap((error) => issuesOf(error, value)) };
    return hasCodec ? decode(schema, value) : { value };
  };
}

function decode(schema: TSchema, value: unknown): StandardSchemaV1.Result<unknown> {
  try {
    // Decoding writes into its argument.
    return { value: DecodeUnsafe({}, schema, Clone(value)) };
  } catch (error) {
    return { issues: [{ message: error instanceof Error ? error.message : String(error) }] };
  }
}

interface ValidationError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: object;
  readonly message: string;
}

/** One issue each for a missing property, so that its path names the property and not the object around it. */
function issuesOf(error: ValidationError, value: unknown): StandardSchemaV1.Issue[] {
  const path = pathOf(error.instancePath, value);
  const { requiredProperties } = error.params as { requiredProperties?: readonly string[] };
  if (error.keyword === "required" && requiredProperties) {
    return requiredProperties.map((name) => ({ message: "is required", path: [...path, name] }));
  }
  return [{ message: error.message, path }];
}

/** An RFC 6901 pointer as keys of `value`: numbers where it holds arrays. */
function pathOf(pointer: string, value: unknown): PropertyKey[] {
  const segments = pointer.split("/").slice(1);
  let current = value;
  return segments.map((segment) => {
    const name = segment.replaceAll("~1", "/").replaceAll("~0", "~");
    const key = Array.isArray(current) ? Number(name) : name;
    current = (Object(current) as Record<PropertyKey, unknown>)[key];
    return key;
  });
}
