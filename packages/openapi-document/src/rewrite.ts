import { type Child, childOf, type NodeKind } from "./grammar.ts";
import type { JsonObject, OpenApiDocument } from "./openapi.ts";
import { encodeToken } from "./pointer.ts";

/** Where a node stands: the node that holds it, in which field, and under which key of a list or map. */
export interface Place {
  readonly owner: JsonObject;
  readonly ownerKind: NodeKind;
  readonly parent: Place | undefined;
  readonly field: string;
  readonly key?: string | number;
}

/** Told of every object that a pass copies, so that a caller can carry what it knows about the one to the other. */
export type Copied = (from: object, to: object) => void;

/** RFC 6901 pointer of a place; no place is the whole document. */
export function pointerOf(place: Place | undefined): string {
  if (!place) return "";
  const own = `/${encodeToken(place.field)}${place.key === undefined ? "" : `/${encodeToken(String(place.key))}`}`;
  return pointerOf(place.parent) + own;
}

/** Returned by a hook to leave a node out. */
export const dropped: unique symbol = Symbol("dropped");

/** What happens to a node before its children are copied: go on, leave it out, or put something else there as it is. */
export type Before = (node: JsonObject, place: Place) => JsonObject | typeof dropped;
/** What happens to a copy whose children are done. May change the copy; what it returns takes its place. */
export type After = (copy: JsonObject, place: Place | undefined, original: JsonObject) => JsonObject | typeof dropped;

/** What a pass does to the nodes of each kind; every kind that is not named is copied. */
export interface RewriteHooks {
  readonly before?: { readonly [Kind in NodeKind]?: Before };
  readonly after?: { readonly [Kind in NodeKind]?: After };
  /** Called after every node's own `after`, whatever its kind. */
  readonly afterAny?: (copy: JsonObject, kind: NodeKind) => void;
  /** What becomes of a boolean where a schema may stand. Default: it stays. */
  readonly booleanSchema?: (value: boolean, place: Place) => unknown;
  readonly copied?: Copied | undefined;
}

/** Sets an own property, also when it is called `__proto__`. */
export function setOwn(target: JsonObject, key: string, value: unknown): void {
  if (key === "__proto__")
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  else target[key] = value;
}

/** Is it an object of JSON, neither `null` nor a list? */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Copies a document node by node. Values without structure (examples, extensions, enums) are shared with the original,
 * which a pass therefore must not change in place.
 */
export function rewriteDocument(document: OpenApiDocument, hooks: RewriteHooks): OpenApiDocument {
  const copy = rewriteNode(document, "document", undefined, hooks);
  return copy as OpenApiDocument;
}

function rewriteNode(
  original: JsonObject,
  kind: NodeKind,
  place: Place | undefined,
  hooks: RewriteHooks,
): JsonObject | typeof dropped {
  const node = place ? (hooks.before?.[kind]?.(original, place) ?? original) : original;
  if (node === dropped) return dropped;
  const copy: JsonObject = {};
  for (const field of Object.keys(node)) {
    const value = rewriteChild(
      node[field],
      childOf(kind, field),
      { owner: original, ownerKind: kind, parent: place, field },
      hooks,
    );
    if (value !== dropped) setOwn(copy, field, value);
  }
  const result = hooks.after?.[kind]?.(copy, place, original) ?? copy;
  if (result === dropped) return dropped;
  hooks.afterAny?.(result, kind);
  hooks.copied?.(original, result);
  return result;
}

function rewriteChild(value: unknown, child: Child | undefined, place: Place, hooks: RewriteHooks): unknown {
  if (!child || child.kind === "value") return value;
  const { kind, shape } = child;
  if (shape === "one") return rewriteOne(value, kind, place, hooks);
  if (shape === "list") {
    if (!Array.isArray(value)) return value;
    const copy = value
      .map((item, key) => rewriteOne(item, kind, { ...place, key }, hooks))
      .filter((item) => item !== dropped);
    hooks.copied?.(value, copy);
    return copy;
  }
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) {
    const item = rewriteOne(value[key], kind, { ...place, key }, hooks);
    if (item !== dropped) setOwn(copy, key, item);
  }
  hooks.copied?.(value, copy);
  return copy;
}

function rewriteOne(value: unknown, kind: NodeKind, place: Place, hooks: RewriteHooks): unknown {
  if (isObject(value)) return rewriteNode(value, kind, place, hooks);
  if (kind === "schema" && typeof value === "boolean" && hooks.booleanSchema) return hooks.booleanSchema(value, place);
  return value;
}

/** Sees a node; `false` keeps the walk out of its children. */
export type Visit = (node: JsonObject, kind: NodeKind, place: Place | undefined) => unknown;

/** Visits every node of a document, or of a part of it, parents first. */
export function walk(node: JsonObject, visit: Visit, kind: NodeKind = "document", place?: Place): void {
  if (visit(node, kind, place) === false) return;
  for (const field of Object.keys(node)) {
    const child = childOf(kind, field);
    if (!child || child.kind === "value") continue;
    walkChild(node[field], child, { owner: node, ownerKind: kind, parent: place, field }, visit);
  }
}

function walkChild(value: unknown, { kind, shape }: Child, place: Place, visit: Visit): void {
  if (kind === "value") return;
  if (shape === "one") {
    if (isObject(value)) walk(value, visit, kind, place);
  } else if (Array.isArray(value)) {
    for (const [key, item] of value.entries()) if (isObject(item)) walk(item, visit, kind, { ...place, key });
  } else if (isObject(value) && shape !== "list") {
    for (const key of Object.keys(value)) {
      const item = value[key];
      if (isObject(item)) walk(item, visit, kind, { ...place, key });
    }
  }
}
