import {
  type Child,
  type Copied,
  childOf,
  grammar,
  isObject,
  type JsonObject,
  type NodeKind,
  type OpenApiDocument,
  setOwn,
} from "@rawr/openapi-document";

/**
 * The same document in our order: fields as OpenAPI lists them, extensions and maps by name (UTF-16 code units),
 * methods as OpenAPI lists them, paths by segment. What people read in the author's order keeps it: properties,
 * parameters, tags, servers, enums and examples. Members that are `undefined` go away, as they do in JSON.
 */
export function canonicalize(document: OpenApiDocument, copied?: Copied): OpenApiDocument {
  return canonicalNode(document, "document", copied) as OpenApiDocument;
}

/**
 * The bytes of a document, as text: JSON with two spaces and a final line feed.
 * U+2028 and U+2029 are escaped, because editors and diffs take them for line ends.
 */
export function stringify(document: object): string {
  const text = JSON.stringify(document, null, 2);
  return `${text.replace(/[\u2028\u2029]/g, (separator) => `\\u${separator.charCodeAt(0).toString(16)}`)}\n`;
}

function canonicalNode(node: JsonObject, kind: NodeKind, copied: Copied | undefined): JsonObject {
  const copy: JsonObject = {};
  for (const field of orderedFields(node, kind)) {
    const value = canonicalChild(node[field], childOf(kind, field), copied);
    if (value !== undefined) setOwn(copy, field, value);
  }
  if (kind === "schema") orderRequired(copy);
  copied?.(node, copy);
  return copy;
}

function canonicalChild(value: unknown, child: Child | undefined, copied: Copied | undefined): unknown {
  if (typeof value !== "object" || value === null || !child) return value;
  const { kind, shape } = child;
  const item = (entry: unknown): unknown =>
    kind !== "value" && isObject(entry) ? canonicalNode(entry, kind, copied) : entry;
  if (shape === "one") return item(value);
  if (shape === "list") {
    if (!Array.isArray(value)) return value;
    const copy = value.map(item);
    copied?.(value, copy);
    return copy;
  }
  if (Array.isArray(value)) return value;
  const entries = value as JsonObject;
  const keys = Object.keys(entries);
  const copy: JsonObject = {};
  for (const key of shape === "sortedMap" ? keys.sort(compareText) : keys) {
    const entry = item(entries[key]);
    if (entry !== undefined) setOwn(copy, key, entry);
  }
  copied?.(value, copy);
  return copy;
}

/** `required` is a set: it follows the order of `properties`, then the alphabet. */
function orderRequired(schema: JsonObject): void {
  const { required, properties } = schema;
  if (!Array.isArray(required) || required.length < 2) return;
  const ranks = new Map(isObject(properties) ? Object.keys(properties).map((name, rank) => [name, rank]) : []);
  const rankOf = (name: unknown): number => ranks.get(String(name)) ?? ranks.size;
  schema.required = [...required].sort((a, b) => rankOf(a) - rankOf(b) || compareText(String(a), String(b)));
}

const ranksByKind = new Map<NodeKind, Map<string, number>>();

function ranksOf(kind: NodeKind): Map<string, number> {
  let ranks = ranksByKind.get(kind);
  if (!ranks) {
    ranks = new Map(Object.keys(grammar[kind].fields).map((field, rank) => [field, rank]));
    ranksByKind.set(kind, ranks);
  }
  return ranks;
}

function orderedFields(node: JsonObject, kind: NodeKind): string[] {
  const ranks = ranksOf(kind);
  const extension = ranks.get("x-") ?? ranks.size;
  const rankOf = (field: string): number => ranks.get(field) ?? (field.startsWith("x-") ? extension : ranks.size);
  const fields = Object.keys(node);
  if (fields.length < 2) return fields;
  const compare = kind === "paths" ? comparePaths : compareText;
  return fields.sort((a, b) => rankOf(a) - rankOf(b) || compare(a, b));
}

/** By UTF-16 code units: the same on every machine, unlike a locale's order. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Segment by segment, so that `/runs` and `/runs/{id}` stay together and `/runs-archive` comes after both. */
export function comparePaths(a: string, b: string): number {
  const left = a.split("/");
  const right = b.split("/");
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const order = compareText(left[index] as string, right[index] as string);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}
