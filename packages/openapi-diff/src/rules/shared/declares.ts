import {
  decodePointer,
  encodePointer,
  isObject,
  type JsonObject,
  pointerOfRef,
  resolvePointer,
} from "@rawr/openapi-document";

/** Keywords with schemas for the same value. */
const lists = ["allOf", "anyOf", "oneOf"];
const single = ["if", "then", "else"];

/** Does a schema, or one beside it or below it for the same value, have a property of this name? */
export function declares(document: JsonObject, pointer: string, name: string): boolean {
  const open: unknown[] = [resolvePointer(document, outermost(pointer))];
  const seen = new Set<unknown>();
  for (let schema = open.pop(); schema !== undefined; schema = open.pop()) {
    if (!isObject(schema) || seen.has(schema)) continue;
    seen.add(schema);
    if (isObject(schema.properties) && Object.hasOwn(schema.properties, name)) return true;
    const target = typeof schema.$ref === "string" ? pointerOfRef(schema.$ref) : undefined;
    if (target !== undefined) open.push(resolvePointer(document, target));
    for (const keyword of lists) if (Array.isArray(schema[keyword])) open.push(...(schema[keyword] as unknown[]));
    for (const keyword of single) open.push(schema[keyword] ?? null);
    if (isObject(schema.dependentSchemas)) open.push(...Object.values(schema.dependentSchemas));
  }
  return false;
}

/** The schema of the value that a branch is about. */
function outermost(pointer: string): string {
  const tokens = decodePointer(pointer);
  let end = tokens.length;
  while (lists.includes(tokens[end - 2] ?? "") || single.includes(tokens[end - 1] ?? "")) {
    end -= lists.includes(tokens[end - 2] ?? "") ? 2 : 1;
  }
  return encodePointer(tokens.slice(0, end));
}
