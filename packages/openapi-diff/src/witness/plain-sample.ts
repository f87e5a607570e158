import { isObject, type JsonObject, type Resolver, setOwn } from "@rawr/openapi-document";
import type { Json } from "@rawr/schema-containment";

/** Keywords that do not decide whether the values below are valid. */
const silent =
  /^(?:title|description|default|examples?|deprecated|readOnly|writeOnly|format|externalDocs|xml|discriminator|\$comment|x-.*|maxLength|maxItems|maxProperties|items|additionalProperties|contentEncoding|contentMediaType)$/;

const formats: { readonly [format: string]: string } = {
  date: "2026-01-01",
  "date-time": "2026-01-01T00:00:00Z",
  email: "a@example.com",
  uri: "https://example.com",
  uuid: "00000000-0000-4000-8000-000000000000",
};

/**
 * A value of a schema that says no more than most schemas do, without asking a solver. `undefined` where it says more,
 * or nests deep.
 */
export function plainSample(schema: unknown, resolve: Resolver, depth = 6): Json | undefined {
  if (schema === true) return "a";
  if (!isObject(schema) || depth === 0) return undefined;
  const { $ref, const: only, enum: listed, type, ...rest } = schema;
  if (typeof $ref === "string")
    return hasOnly(schema, ["$ref"]) ? plainSample(resolve($ref), resolve, depth - 1) : undefined;
  if (only !== undefined || Array.isArray(listed)) {
    const [value = only] = Array.isArray(listed) ? (listed as unknown[]) : [];
    return hasOnly(rest, []) && (only === undefined || listed === undefined) ? (value as Json) : undefined;
  }
  const [kind] = Array.isArray(type) ? type : [type];
  return kind === "object" ? objectSample(rest, resolve, depth) : leafSample(kind, rest);
}

function leafSample(kind: unknown, schema: JsonObject): Json | undefined {
  if (kind === "string") return hasOnly(schema, ["minLength"]) ? textSample(schema) : undefined;
  if (kind === "integer" || kind === "number")
    return hasOnly(schema, ["minimum", "maximum"]) ? numberSample(schema) : undefined;
  if (!hasOnly(schema, [])) return undefined;
  return kind === "boolean" ? true : kind === "array" ? [] : undefined;
}

function hasOnly(schema: JsonObject, known: readonly string[]): boolean {
  return Object.keys(schema).every((name) => known.includes(name) || silent.test(name));
}

function textSample({ format, minLength, maxLength }: JsonObject): string | undefined {
  const told = formats[String(format)] ?? "a";
  const text = typeof minLength === "number" && minLength > told.length ? "a".repeat(Math.min(minLength, 100)) : told;
  if (typeof minLength === "number" && text.length < minLength) return undefined;
  return typeof maxLength === "number" && text.length > maxLength ? undefined : text;
}

function numberSample({ minimum, maximum }: JsonObject): number | undefined {
  const low = typeof minimum === "number" ? minimum : Number.NEGATIVE_INFINITY;
  const high = typeof maximum === "number" ? maximum : Number.POSITIVE_INFINITY;
  return [1, 0, Math.ceil(low), Math.floor(high)].find((value) => value >= low && value <= high);
}

function objectSample(schema: JsonObject, resolve: Resolver, depth: number): Json | undefined {
  if (!hasOnly(schema, ["properties", "required"])) return undefined;
  const { properties, required } = schema;
  const sample = {};
  for (const name of Array.isArray(required) ? required.map(String) : []) {
    const own = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
    const value = plainSample(own, resolve, depth - 1);
    if (value === undefined) return undefined;
    setOwn(sample, name, value);
  }
  return sample;
}
