import { isObject, type JsonObject } from "@rawr/openapi-document";
import type { Visibility } from "./visibility.ts";

/** Extensions that speak to the people who write the API, not to those who call it. */
const internalExtensions = /^x-(audience|enum-audiences|internal)$|^x-internal-/;

/** Takes the internal extensions off a node. */
export function stripInternal(node: JsonObject): void {
  for (const key of Object.keys(node)) if (internalExtensions.test(key)) delete node[key];
}

/**
 * Takes hidden values out of a copied schema's `enum`, and out of what runs parallel to it (`x-enum-descriptions`,
 * `x-enum-varnames`). Returns the values that are gone.
 */
export function filterEnum(copy: JsonObject, original: JsonObject, visibility: Visibility): unknown[] {
  const values = original.enum;
  if (!Array.isArray(values) || original["x-enum-audiences"] === undefined) return [];
  const hidden = values.filter((value) => visibility.hidesValue(original, value));
  if (hidden.length === 0) return [];
  const gone = new Set(hidden);
  const kept = values.filter((value) => !gone.has(value));
  if (kept.length > 0) copy.enum = kept;
  else delete copy.enum;
  for (const key of Object.keys(copy)) {
    if (!/^x-enum/i.test(key)) continue;
    const parallel = copy[key];
    if (Array.isArray(parallel) && parallel.length === values.length) {
      copy[key] = parallel.filter((_, index) => !gone.has(values[index]));
    } else if (isObject(parallel)) {
      copy[key] = Object.fromEntries(Object.entries(parallel).filter(([value]) => !hidden.map(String).includes(value)));
    }
  }
  return hidden;
}
