import type { SubSchema, ValidationSchema } from "../../src/index.ts";

type Json = boolean | { readonly [key: string]: unknown };

const maps = ["properties", "patternProperties", "dependentSchemas", "$defs", "definitions"];
const lists = ["prefixItems", "allOf", "anyOf", "oneOf"];
const single = [
  "items",
  "contains",
  "unevaluatedItems",
  "additionalProperties",
  "propertyNames",
  "unevaluatedProperties",
  "not",
  "if",
  "then",
  "else",
];

/** A JSON Schema with its references by name (`$id`, `$anchor`, JSON Pointer) as the runtime has them: by function. */
export function linkSchema(root: Json, remotes: ReadonlyMap<string, Json> = new Map()): SubSchema {
  const linked = new Map<Json, ValidationSchema>();
  const named = new Map<string, SubSchema>();

  const link = (schema: Json, base: string): SubSchema => {
    if (typeof schema === "boolean") return schema;
    const known = linked.get(schema);
    if (known) return known;
    const { $id, $anchor, $dynamicAnchor, $ref, $dynamicRef } = schema as { readonly [name: string]: string };
    const here = $id === undefined ? base : String(new URL($id, base)).replace(/#$/, "");
    const result: Record<string, unknown> = {};
    linked.set(schema, result);
    if ($id !== undefined) named.set(here, result);
    for (const anchor of [$anchor, $dynamicAnchor]) if (anchor !== undefined) named.set(`${here}#${anchor}`, result);
    for (const [key, value] of Object.entries(schema))
      if (key[0] !== "$" || key === "$defs") result[key] = part(key, value, here);
    const references = [$ref, $dynamicRef]
      .filter((ref) => ref !== undefined)
      .map((ref) => ({ $ref: () => resolve(ref, here) }));
    if (references.length > 0) result["allOf"] = [...((result["allOf"] ?? []) as []), ...references];
    return result;
  };

  const part = (key: string, value: unknown, base: string): unknown => {
    if (single.includes(key)) return link(value as Json, base);
    if (lists.includes(key)) return (value as Json[]).map((schema) => link(schema, base));
    if (!maps.includes(key)) return value;
    return Object.fromEntries(Object.entries(value as object).map(([name, schema]) => [name, link(schema, base)]));
  };

  const resolve = (ref: string, base: string): SubSchema => {
    const target = new URL(ref, base);
    const resource = String(target).replace(/#.*$/, "");
    const fragment = decodeURIComponent(target.hash.slice(1));
    const remote = remotes.get(resource);
    if (remote !== undefined && !named.has(resource)) named.set(resource, link(remote, resource));
    const start = named.get(resource);
    if (fragment && !fragment.startsWith("/")) return found(named.get(`${resource}#${fragment}`), ref);
    const raw = [...linked].find(([, result]) => result === start)?.[0];
    let schema: unknown = raw ?? remote;
    let at = resource;
    for (const token of fragment.split("/").slice(1)) {
      schema = (schema as Record<string, unknown>)[token.replaceAll("~1", "/").replaceAll("~0", "~")];
      const id = (schema as { readonly $id?: unknown } | undefined)?.$id;
      if (typeof id === "string") at = String(new URL(id, at));
    }
    return found(schema === undefined ? undefined : link(schema as Json, at), ref);
  };

  const found = (schema: SubSchema | undefined, ref: string): SubSchema => {
    if (schema === undefined) throw new Error(`no schema ${ref}`);
    return schema;
  };

  const result = link(root, "urn:root");
  named.set("urn:root", result);
  return result;
}
