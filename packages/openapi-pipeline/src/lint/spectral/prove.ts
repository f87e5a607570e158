import { isRecord } from "../is-record.ts";
import { provesFormat } from "./prove-format.ts";

/** `true`: valid for certain; `false`: invalid for certain; `undefined`: ask Ajv. */
export type Proof = boolean | undefined;

/** Whose absence `required` forgives: an OpenAPI request carries no `readOnly`, a response no `writeOnly` property. */
export interface Relaxation {
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
}

type Schema = Readonly<Record<string, unknown>>;

/** Schemas that were vetted as `compiles` only: keywords are taken at their word. */
export function proves(schema: unknown, value: unknown, relaxed: Relaxation): Proof {
  if (typeof schema === "boolean") return schema;
  if (!isRecord(schema)) return undefined;
  return all([
    () => provesType(schema, value),
    () => provesValues(schema, value),
    () => provesText(schema, value),
    () => provesNumber(schema, value),
    () => provesObject(schema, value, relaxed),
    () => provesArray(schema, value, relaxed),
    () => provesCombination(schema, value, relaxed),
  ]);
}

function all(proofs: readonly (() => Proof)[]): Proof {
  let verdict: Proof = true;
  for (const prove of proofs) {
    const proof = prove();
    if (proof === false) return false;
    if (proof === undefined) verdict = undefined;
  }
  return verdict;
}

function provesType({ type, nullable }: Schema, value: unknown): Proof {
  if (type === undefined) return true;
  if (value === null && nullable === true) return true;
  const types = Array.isArray(type) ? type : [type];
  return types.some((name) => hasType(value, name));
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
  if ("const" in schema && schema.const !== value) return undefined;
  return true;
}

function provesText(schema: Schema, value: unknown): Proof {
  if (typeof value !== "string") return true;
  const { minLength, maxLength, pattern, format } = schema;
  if (minLength !== undefined || maxLength !== undefined) {
    const length = [...value].length;
    if (length < ((minLength as number | undefined) ?? 0)) return false;
    if (length > ((maxLength as number | undefined) ?? Number.POSITIVE_INFINITY)) return false;
  }
  if (typeof pattern === "string" && !new RegExp(pattern).test(value)) return false;
  return typeof format !== "string" || provesFormat(format, value) ? true : undefined;
}

/** Exclusive bounds differ between the dialects and are not vetted, so they do not occur here. */
function provesNumber({ minimum, maximum, multipleOf, format }: Schema, value: unknown): Proof {
  if (typeof value !== "number") return true;
  if (typeof minimum === "number" && value < minimum) return false;
  if (typeof maximum === "number" && value > maximum) return false;
  if (multipleOf !== undefined) return undefined;
  return typeof format !== "string" || provesFormat(format, value) ? true : undefined;
}

function provesObject(schema: Schema, value: unknown, relaxed: Relaxation): Proof {
  if (!isRecord(value)) return true;
  const properties = (schema.properties ?? {}) as Schema;
  const { required, additionalProperties, minProperties, maxProperties } = schema;
  const names = Object.keys(value);
  if (names.length < ((minProperties as number | undefined) ?? 0)) return false;
  if (names.length > ((maxProperties as number | undefined) ?? Number.POSITIVE_INFINITY)) return false;
  for (const name of (required as string[] | undefined) ?? []) {
    if (value[name] === undefined && !isForgiven(properties[name], relaxed)) return false;
  }
  return all(
    names.map((name) => () => {
      if (Object.hasOwn(properties, name)) return proves(properties[name], value[name], relaxed);
      return additionalProperties === undefined || proves(additionalProperties, value[name], relaxed);
    }),
  );
}

function isForgiven(property: unknown, { readOnly, writeOnly }: Relaxation): boolean {
  if (!isRecord(property)) return false;
  return (readOnly && property.readOnly === true) || (writeOnly && property.writeOnly === true);
}

function provesArray(schema: Schema, value: unknown, relaxed: Relaxation): Proof {
  if (!Array.isArray(value)) return true;
  if (value.length < ((schema.minItems as number | undefined) ?? 0)) return false;
  if (value.length > ((schema.maxItems as number | undefined) ?? Number.POSITIVE_INFINITY)) return false;
  const items = schema.items;
  const proof = items === undefined ? true : all(value.map((item) => () => proves(items, item, relaxed)));
  if (proof && schema.uniqueItems === true && value.length > 1) {
    const distinct = new Set(value).size === value.length;
    return distinct && value.every((item) => typeof item !== "object") ? true : undefined;
  }
  return proof;
}

/** `required` is not relaxed below `not`, which is rare: it is left to Ajv. */
function provesCombination({ allOf, anyOf, oneOf, not }: Schema, value: unknown, relaxed: Relaxation): Proof {
  if (not !== undefined) return undefined;
  return all([
    () => !Array.isArray(allOf) || all(allOf.map((schema) => () => proves(schema, value, relaxed))),
    () => !Array.isArray(anyOf) || some(anyOf.map((schema) => proves(schema, value, relaxed))),
    () => !Array.isArray(oneOf) || exactlyOne(oneOf.map((schema) => proves(schema, value, relaxed))),
  ]);
}

function some(proofs: readonly Proof[]): Proof {
  if (proofs.includes(true)) return true;
  return proofs.includes(undefined) ? undefined : false;
}

function exactlyOne(proofs: readonly Proof[]): Proof {
  const valid = proofs.filter((proof) => proof === true).length;
  if (valid > 1) return false;
  if (proofs.includes(undefined)) return undefined;
  return valid === 1;
}
