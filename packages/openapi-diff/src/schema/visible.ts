import { isObject, type JsonObject, type Resolver } from "@rawr/openapi-document";
import type { Direction } from "../schema-question.ts";

/** Whether a property never travels in this direction: `readOnly` in a request, `writeOnly` in a response (OpenAPI 3.1, 4.8.24.1). */
export function isHidden(schema: unknown, direction: Direction, resolve: Resolver): boolean {
  const keyword = direction === "request" ? "readOnly" : "writeOnly";
  const seen = new Set<unknown>();
  let node = schema;
  while (isObject(node) && !seen.has(node)) {
    if (node[keyword] === true) return true;
    seen.add(node);
    if (typeof node.$ref !== "string") return false;
    node = resolve(node.$ref);
  }
  return false;
}

/** Names of properties that a schema, or one that it is composed of, keeps out of this direction. */
export function hiddenNames(schema: JsonObject, direction: Direction, resolve: Resolver): ReadonlySet<string> {
  const found = new Set<string>();
  collect(schema, { direction, resolve, found, seen: new Set() });
  return found;
}

interface Collecting {
  readonly direction: Direction;
  readonly resolve: Resolver;
  readonly found: Set<string>;
  readonly seen: Set<unknown>;
}

function collect(schema: unknown, collecting: Collecting): void {
  const { direction, resolve, found, seen } = collecting;
  if (!isObject(schema) || seen.has(schema)) return;
  seen.add(schema);
  const { properties, allOf, $ref } = schema;
  if (isObject(properties)) {
    for (const name of Object.keys(properties)) if (isHidden(properties[name], direction, resolve)) found.add(name);
  }
  if (Array.isArray(allOf)) for (const part of allOf) collect(part, collecting);
  if (typeof $ref === "string") collect(resolve($ref), collecting);
}
