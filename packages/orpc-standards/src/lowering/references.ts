import type { JsonSchema } from "./context.ts";
import { isSchemaObject, kindOf, type Place, reportProblem, type SchemaObject, type Walk } from "./place.ts";

/** Names that OpenAPI 3.1 allows for a component (4.8.7). */
export const componentName = /^[A-Za-z0-9._-]+$/;

type LowerBody = (schema: SchemaObject, walk: Walk, place: Place) => JsonSchema;

/** Replaces a named schema by a `$ref` to its component; an impossible name is reported and the schema stays in place. */
export function lowerNamed(
  named: { readonly name: string; readonly schema: SchemaObject },
  site: { readonly walk: Walk; readonly place: Place; readonly body: LowerBody },
): JsonSchema {
  const { name, schema } = named;
  const { walk, place, body } = site;
  const inside: Place = { ...place, resource: schema, absence: "impossible", open: [] };
  if (!componentName.test(name)) {
    reportProblem(walk, place, { code: "invalid-component-name", schema, kind: name });
    return body(schema, walk, inside);
  }
  return { $ref: walk.context.define(name, walk.author ?? schema, () => body(schema, walk, inside)) };
}

/** Lowers `$ref`: by name in the `$defs` around it, by `$id` anywhere in the root, `#` for the schema itself. */
export function lowerReference(schema: SchemaObject, site: { walk: Walk; place: Place; body: LowerBody }): JsonSchema {
  const { walk, place } = site;
  const reference = schema["$ref"] as string;
  if (reference === "#") return lowerSelf(schema, site);
  const pointer = /^#\/(?:\$defs|definitions)\/([^/]+)$/.exec(reference);
  const name = pointer?.[1] ? decodePointer(pointer[1]) : reference;
  const scope = place.scopes.find((definitions) => isSchemaObject(definitions[name]));
  if (scope) return lowerDefinition({ name, schema: scope[name] as SchemaObject }, site);
  const target = pointer ? undefined : findById(walk.root, name);
  if (target) return lowerNamed({ name, schema: target }, site);
  reportProblem(walk, place, {
    code: "module-without-id",
    schema,
    kind: kindOf(schema) ?? "$ref",
    detail: `nothing in reach has the name \`${reference}\``,
  });
  return {};
}

function lowerSelf(schema: SchemaObject, site: { walk: Walk; place: Place; body: LowerBody }): JsonSchema {
  const { resource } = site.place;
  const name = resource["$id"];
  if (typeof name === "string") return lowerNamed({ name, schema: resource }, site);
  reportProblem(site.walk, site.place, {
    code: "recursion-without-id",
    schema: resource,
    kind: kindOf(schema) ?? "$ref",
  });
  return {};
}

function lowerDefinition(
  named: { name: string; schema: SchemaObject },
  site: { walk: Walk; place: Place; body: LowerBody },
): JsonSchema {
  const { walk, place, body } = site;
  // The walk notices when an inlined definition comes back to itself.
  return walk.generatedName?.test(named.name) ? body(named.schema, walk, place) : lowerNamed(named, site);
}

function decodePointer(segment: string): string {
  return decodeURIComponent(segment).replaceAll("~1", "/").replaceAll("~0", "~");
}

function findById(value: unknown, id: string, seen = new Set<unknown>()): SchemaObject | undefined {
  if (typeof value !== "object" || value === null || seen.has(value)) return undefined;
  seen.add(value);
  if (isSchemaObject(value) && value["$id"] === id) return value;
  for (const [key, child] of Object.entries(value)) {
    if (key === "const" || key === "enum" || key === "default" || key === "examples") continue;
    const found = findById(child, id, seen);
    if (found) return found;
  }
  return undefined;
}
