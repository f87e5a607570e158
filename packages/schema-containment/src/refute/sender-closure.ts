import { isRecord, setOwn } from "../json.ts";
import type { Json } from "../types.ts";

type Keywords = { readonly [keyword: string]: unknown };

const one = ["items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems"];
const inPlace = ["allOf", "anyOf", "oneOf"];
const definitions = ["$defs", "definitions"];

/**
 * The schema of what a sender emits who adds no names of its own: `unevaluatedProperties: false` wherever a value
 * begins whose schema declares names. A keyword that says otherwise evaluates them, so it is obeyed.
 */
export function closeSender(document: unknown): unknown {
  return close(document, document, true);
}

function close(schema: unknown, document: unknown, begins: boolean): unknown {
  if (!isRecord(schema)) return schema;
  const copy: { [keyword: string]: unknown } = {};
  for (const [keyword, value] of Object.entries(schema)) copy[keyword] = inside(keyword, value, document);
  const said = Object.hasOwn(schema, "unevaluatedProperties");
  if (begins && !said && declares(schema, document, new Set())) copy["unevaluatedProperties"] = false;
  return copy;
}

function inside(keyword: string, value: unknown, document: unknown): unknown {
  if (one.includes(keyword)) return close(value, document, true);
  if (inPlace.includes(keyword) && Array.isArray(value)) return value.map((part) => close(part, document, false));
  if (keyword === "prefixItems" && Array.isArray(value)) return value.map((part) => close(part, document, true));
  if (keyword === "then" || keyword === "else") return close(value, document, false);
  const begins = keyword === "properties" || keyword === "patternProperties";
  const named = begins || keyword === "dependentSchemas" || definitions.includes(keyword);
  if (!named || !isRecord(value)) return value;
  const copy: { [name: string]: Json } = {};
  for (const [name, part] of Object.entries(value)) setOwn(copy, name, close(part, document, begins) as Json);
  return copy;
}

/** Whether a schema, or one that applies to the same value, has `properties`. */
function declares(schema: unknown, document: unknown, seen: Set<unknown>): boolean {
  if (!isRecord(schema) || seen.has(schema)) return false;
  seen.add(schema);
  if (isRecord(schema["properties"]) && Object.keys(schema["properties"]).length > 0) return true;
  const lists = inPlace.flatMap((keyword) => (Array.isArray(schema[keyword]) ? schema[keyword] : []));
  const target = typeof schema["$ref"] === "string" ? local(schema["$ref"], document) : undefined;
  return [...lists, schema["then"], schema["else"], target].some((part) => declares(part, document, seen));
}

function local(reference: string, document: unknown): unknown {
  if (!reference.startsWith("#")) return undefined;
  let value = document;
  for (const step of reference.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    value = Array.isArray(value) ? value[Number(name)] : isRecord(value) ? (value as Keywords)[name] : undefined;
  }
  return value;
}
