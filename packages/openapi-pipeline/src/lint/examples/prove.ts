import { isRecord } from "../is-record.ts";
import { matchesPattern } from "./pattern.ts";
import { provesFormat } from "./prove-format.ts";

/** `true`: valid for certain; `false`: invalid for certain; `undefined`: ask Ajv. */
export type Proof = boolean | undefined;

/** How a validator reads OpenAPI's schemas. */
export interface ProveOptions {
  /** A request carries no `readOnly` properties: their absence is forgiven. */
  readonly readOnly?: boolean;
  /** A response carries no `writeOnly` properties: their absence is forgiven. */
  readonly writeOnly?: boolean;
  /** A property that no schema names is no proof, though JSON Schema would allow it. */
  readonly closed?: boolean;
  /** Follows `$ref`. */
  readonly resolve?: (ref: string) => unknown;
  /** References that were followed with the same value: once more, and the schema is its own definition. */
  readonly following?: readonly string[];
}

type Schema = Readonly<Record<string, unknown>>;

/** Proves a value by a schema that was vetted: keywords are taken at their word. */
export function proves(schema: unknown, value: unknown, options: ProveOptions): Proof {
  if (typeof schema === "boolean") return schema;
  if (!isRecord(schema)) return undefined;
  if (typeof schema.$ref === "string") return provesReference(schema.$ref, value, options);
  return all(
    [provesType, provesValues, provesText, provesNumber, provesObject, provesArray, provesCombination],
    (prove) => prove(schema, value, options),
  );
}

function provesReference(ref: string, value: unknown, options: ProveOptions): Proof {
  const { resolve, following = [] } = options;
  if (!resolve || following.includes(ref)) return undefined;
  return proves(resolve(ref), value, { ...options, following: [...following, ref] });
}

/** The value of a property or an element is another value: no reference was followed with it. */
function provesBelow(schema: unknown, value: unknown, options: ProveOptions): Proof {
  return proves(schema, value, options.following ? { ...options, following: [] } : options);
}

function all<Item>(items: readonly Item[], prove: (item: Item) => Proof): Proof {
  let verdict: Proof = true;
  for (const item of items) {
    const proof = prove(item);
    if (proof === false) return false;
    if (proof === undefined) verdict = undefined;
  }
  return verdict;
}

function provesType({ type, nullable }: Schema, value: unknown): Proof {
  if (type === undefined || (value === null && nullable === true)) return true;
  return Array.isArray(type) ? type.some((name) => hasType(value, name)) : hasType(value, type);
}

function hasType(value: unknown, type: unknown): boolean {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isRecord(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "number") return typeof value === "number" && Number.isFinite(value);
  return typeof value === type;
}

/** `const` is unknown to draft 4, so a value that differs from it is not proved invalid. */
function provesValues(schema: Schema, value: unknown): Proof {
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) return false;
  return "const" in schema && schema.const !== value ? undefined : true;
}

function provesText({ minLength, maxLength, pattern, format }: Schema, value: unknown): Proof {
  if (typeof value !== "string") return true;
  if (minLength !== undefined || maxLength !== undefined) {
    const length = [...value].length;
    if (!isWithin(length, minLength, maxLength)) return false;
  }
  const matches = typeof pattern === "string" ? matchesPattern(pattern, value) : true;
  if (matches !== true) return matches;
  return typeof format !== "string" || provesFormat(format, value) ? true : undefined;
}

/** Exclusive bounds are not vetted, so they do not occur here. */
function provesNumber({ minimum, maximum, multipleOf, format }: Schema, value: unknown): Proof {
  if (typeof value !== "number") return true;
  if (!isWithin(value, minimum, maximum)) return false;
  if (typeof multipleOf === "number") {
    // Of fractions, Ajv has its own arithmetic.
    if (!Number.isSafeInteger(value) || !Number.isSafeInteger(multipleOf)) return undefined;
    if (value % multipleOf !== 0) return false;
  }
  return typeof format !== "string" || provesFormat(format, value) ? true : undefined;
}

function isWithin(value: number, minimum: unknown, maximum: unknown): boolean {
  return !(typeof minimum === "number" && value < minimum) && !(typeof maximum === "number" && value > maximum);
}

function provesObject(schema: Schema, value: unknown, options: ProveOptions): Proof {
  if (!isRecord(value)) return true;
  const properties = isRecord(schema.properties) ? schema.properties : {};
  const { required, additionalProperties, minProperties, maxProperties } = schema;
  const names = Object.keys(value);
  if (!isWithin(names.length, minProperties, maxProperties)) return false;
  for (const name of Array.isArray(required) ? required : []) {
    if (value[name] === undefined && !isForgiven(properties[name], options)) return false;
  }
  return all(names, (name) => {
    if (Object.hasOwn(properties, name)) return provesBelow(properties[name], value[name], options);
    if (additionalProperties === undefined) return options.closed ? undefined : true;
    return provesBelow(additionalProperties, value[name], options);
  });
}

function isForgiven(property: unknown, { readOnly, writeOnly }: ProveOptions): boolean {
  if (!isRecord(property)) return false;
  return (readOnly === true && property.readOnly === true) || (writeOnly === true && property.writeOnly === true);
}

function provesArray({ items, minItems, maxItems, uniqueItems }: Schema, value: unknown, options: ProveOptions): Proof {
  if (!Array.isArray(value)) return true;
  if (!isWithin(value.length, minItems, maxItems)) return false;
  if (uniqueItems === true && value.length > 1) {
    if (value.some((item) => typeof item === "object")) return undefined;
    if (new Set(value).size < value.length) return false;
  }
  return items === undefined ? true : all(value, (item) => provesBelow(items, item, options));
}

/** `required` is not forgiven below `not`, which is rare: it is left to Ajv. */
function provesCombination({ allOf, anyOf, oneOf, not }: Schema, value: unknown, options: ProveOptions): Proof {
  if (not !== undefined) return undefined;
  return all(
    [
      () => provesAll(allOf, value, options),
      () => provesSome(anyOf, value, options),
      () => provesOne(oneOf, value, options),
    ],
    (prove) => prove(),
  );
}

function provesAll(schemas: unknown, value: unknown, options: ProveOptions): Proof {
  return Array.isArray(schemas) ? all(schemas, (schema) => proves(schema, value, options)) : true;
}

function provesSome(schemas: unknown, value: unknown, options: ProveOptions): Proof {
  if (!Array.isArray(schemas)) return true;
  const proofs = schemas.map((schema) => proves(schema, value, options));
  if (proofs.includes(true)) return true;
  return proofs.includes(undefined) ? undefined : false;
}

function provesOne(schemas: unknown, value: unknown, options: ProveOptions): Proof {
  if (!Array.isArray(schemas)) return true;
  const proofs = schemas.map((schema) => proves(schema, value, options));
  const valid = proofs.filter((proof) => proof === true).length;
  if (valid > 1) return false;
  return proofs.includes(undefined) ? undefined : valid === 1;
}
