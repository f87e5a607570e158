import type { JsonSchema, LoweringContext } from "./context.ts";
import { toJson } from "./json-value.ts";
import { isKeyword, lowerKeyword } from "./keywords.ts";
import { isUndefinedKind, unrepresentableKinds } from "./kinds.ts";
import { lowerPattern } from "./pattern.ts";
import { below, isSchemaObject, kindOf, type Place, reportProblem, type SchemaObject, type Walk } from "./place.ts";
import { lowerNamed, lowerReference } from "./references.ts";
import { lowerAnyOf, typeOfValues } from "./union.ts";

/** What a caller of {@link lowerRoot} may add. */
export interface LowerOptions {
  readonly convert: Walk["convert"];
  readonly author?: object;
  readonly generatedName?: RegExp;
}

/** Lowers a whole schema: TypeBox's, or raw JSON Schema. */
export function lowerRoot(schema: object, context: LoweringContext, options: LowerOptions): JsonSchema {
  const root = schema as SchemaObject;
  const walk: Walk = { ...options, context, root, lower: lowerSchema };
  return lowerSchema(schema, walk, { path: [], resource: root, scopes: [], absence: "root", open: [] });
}

function lowerSchema(schema: unknown, walk: Walk, place: Place): JsonSchema {
  if (schema === true) return {};
  if (schema === false) return { not: {} };
  if (typeof schema === "function" && "~standard" in schema) return walk.convert(schema, walk, place);
  if (!isSchemaObject(schema)) {
    const kind = schema === null ? "null" : Array.isArray(schema) ? "an array" : typeof schema;
    reportProblem(walk, place, {
      code: "unrepresentable-schema",
      schema: place.resource,
      kind,
      detail: "it is no schema",
    });
    return {};
  }
  if ("~standard" in schema) return walk.convert(schema, walk, place);
  const name = schema["$id"];
  const node =
    typeof name === "string"
      ? lowerNamed({ name, schema }, { walk, place, body: lowerBody })
      : lowerBody(schema, walk, place);
  walk.context.origin(node, walk.author ?? schema);
  return node;
}

function lowerBody(schema: SchemaObject, walk: Walk, place: Place): JsonSchema {
  const kind = kindOf(schema);
  if (place.open.includes(schema)) {
    reportProblem(walk, place, { code: "recursion-without-id", schema, kind: kind ?? "object" });
    return {};
  }
  if (kind !== undefined && kind in unrepresentableKinds) return lowerUnrepresentable(schema, walk, place);
  // A bigint shows in `type` and in `const`; one report is enough.
  if (kind === "Literal" && typeof schema["const"] === "bigint") return lowerConst(schema, walk, place);
  if (isModule(schema, kind)) {
    reportProblem(walk, place, {
      code: "module-without-id",
      schema,
      kind: "Module",
      detail: "a module is no schema itself",
    });
    return {};
  }
  reportInvisible(schema, walk, place);
  const definitions = [schema["$defs"], schema["definitions"]].filter(isSchemaObject);
  const inside: Place = { ...place, open: [...place.open, schema], scopes: [...definitions, ...place.scopes] };
  const node = lowerKeywords(schema, walk, inside);
  walk.context.origin(node, walk.author ?? schema);
  return node;
}

function lowerKeywords(schema: SchemaObject, walk: Walk, place: Place): JsonSchema {
  const node: JsonSchema = {};
  const record = kindOf(schema) === "Record" ? lowerRecord(schema, walk, place) : undefined;
  for (const [name, value] of Object.entries(schema)) {
    if (value === undefined || name.startsWith("~")) continue;
    if (record && name in recordKeywords) continue;
    if (name === "$ref" && typeof value === "string") {
      Object.assign(node, lowerReference(schema, { walk, place, body: lowerBody }));
    } else if (name === "anyOf" && Array.isArray(value)) {
      merge(node, lowerAnyOf(schema, walk, place));
    } else if (name === "const") {
      Object.assign(node, lowerConst(schema, walk, place));
    } else {
      merge(node, lowerKeyword({ name, value, schema, walk, place }));
    }
  }
  return record ? { ...node, ...record } : node;
}

/** Two keywords may both end as `not`; neither may hide the other. */
function merge(node: JsonSchema, part: JsonSchema): void {
  if (node.not !== undefined && part.not !== undefined) {
    const { not, ...rest } = part;
    Object.assign(node, rest, { allOf: [...(node.allOf ?? []), { not }] });
  } else if (node.allOf && part.allOf) {
    Object.assign(node, part, { allOf: [...node.allOf, ...part.allOf] });
  } else {
    Object.assign(node, part);
  }
}

const recordKeywords = { patternProperties: true, additionalProperties: true };

/** The keywords of a record; undefined when the author added some that forbid a simpler form. */
function lowerRecord(schema: SchemaObject, walk: Walk, place: Place): JsonSchema | undefined {
  const entries = Object.entries(isSchemaObject(schema["patternProperties"]) ? schema["patternProperties"] : {});
  const [entry] = entries;
  if (!entry || entries.length > 1 || "properties" in schema || "propertyNames" in schema) return undefined;
  const [pattern, value] = entry;
  const values = () => walk.lower(value, walk, below(place, "additionalProperties"));
  // The only key pattern that TypeBox makes for strings: every key matches it.
  if (pattern === "^.*$") return { additionalProperties: values() };
  if (schema["additionalProperties"] !== false || "problem" in lowerPattern(pattern)) return undefined;
  return { propertyNames: { pattern }, additionalProperties: values() };
}

function lowerConst(schema: SchemaObject, walk: Walk, place: Place): JsonSchema {
  const copied = toJson(schema["const"]);
  if (copied) return { ...(!("type" in schema) && { type: typeOfValues([copied.json]) }), const: copied.json };
  const detail = `the literal \`${String(schema["const"])}\` is not a JSON value`;
  reportProblem(walk, place, { code: "unrepresentable-schema", schema, kind: kindOf(schema) ?? "const", detail });
  return {};
}

function lowerUnrepresentable(schema: SchemaObject, walk: Walk, place: Place): JsonSchema {
  const kind = kindOf(schema) as string;
  if (isUndefinedKind(kind) && place.absence !== "impossible") return { not: {} };
  const detail = unrepresentableKinds[kind] as string;
  reportProblem(walk, place, { code: "unrepresentable-schema", schema, kind, detail });
  return {};
}

/** `Type.Module` returns a plain object of types, which reads as a schema that allows everything. */
function isModule(schema: SchemaObject, kind: string | undefined): boolean {
  const entries = Object.entries(schema);
  if (kind !== undefined || "~unsafe" in schema || entries.length === 0) return false;
  return entries.every(([key, value]) => !isKeyword(key) && isSchemaObject(value) && kindOf(value) !== undefined);
}

/** Codecs answer with the decoded value, refinements check more than JSON Schema can say. */
function reportInvisible(schema: SchemaObject, walk: Walk, place: Place): void {
  const kind = kindOf(schema) ?? "schema";
  if ("~codec" in schema && walk.context.direction === "output") {
    reportProblem(walk, place, { code: "codec-not-on-wire", schema, kind });
  }
  if ("~refine" in schema) reportProblem(walk, place, { code: "refine-not-on-wire", schema, kind });
}
