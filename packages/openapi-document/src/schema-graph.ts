import type { NodeKind } from "./grammar.ts";
import type { JsonObject, OpenApiDocument } from "./openapi.ts";
import type { Resolver } from "./pointer.ts";
import { isObject, type Place, type Visit, walk } from "./rewrite.ts";

/**
 * The nodes that contain one of `seeds`, directly or through references, the seeds included.
 * A pass that loosens some schemas asks this before it keeps a `not` or a `oneOf` around them.
 */
export function closureUpwards(document: OpenApiDocument, resolve: Resolver, seeds: Iterable<object>): Set<object> {
  const closure = new Set<object>(seeds);
  if (closure.size === 0) return closure;
  const holders = holdersOf(document, resolve);
  const queue = [...closure];
  for (let node = queue.pop(); node; node = queue.pop()) {
    for (const holder of holders.get(node) ?? []) {
      if (closure.has(holder)) continue;
      closure.add(holder);
      queue.push(holder);
    }
  }
  return closure;
}

/** Node → the nodes that contain it or refer to it. */
function holdersOf(document: OpenApiDocument, resolve: Resolver): Map<object, object[]> {
  const holders = new Map<object, object[]>();
  const add = (node: object, holder: object): void => {
    const known = holders.get(node);
    if (known) known.push(holder);
    else holders.set(node, [holder]);
  };
  walk(document, (node, _kind, place) => {
    if (place) add(node, place.owner);
    const target = targetOf(node, resolve);
    if (target) add(target, node);
  });
  return holders;
}

/** The node that a `$ref` leads to. */
export function targetOf(node: JsonObject, resolve: Resolver): JsonObject | undefined {
  if (typeof node.$ref !== "string") return undefined;
  const target = resolve(node.$ref);
  return isObject(target) ? target : undefined;
}

/** The node itself, or what its chain of references ends in. */
export function dereference(node: JsonObject, resolve: Resolver): JsonObject {
  const seen = new Set<object>();
  let current = node;
  for (let target = targetOf(current, resolve); target && !seen.has(target); target = targetOf(current, resolve)) {
    seen.add(target);
    current = target;
  }
  return current;
}

/** A node and where it stands. */
export interface Standing {
  readonly node: JsonObject;
  readonly kind: NodeKind;
  readonly place: Place | undefined;
}

/**
 * Everything that some nodes hold or refer to, themselves included. `enter` returning `false` keeps a node, and what only
 * it leads to, out. A referenced node is taken to be of its reference's kind.
 */
export function reachableFrom(
  starts: readonly Standing[],
  resolve: Resolver,
  enter: (standing: Standing) => boolean,
): Set<object> {
  const reached = new Set<object>();
  const queue = [...starts];
  for (let next = queue.pop(); next; next = queue.pop()) {
    const visit: Visit = (node, kind, place) => {
      if (reached.has(node) || !enter({ node, kind, place })) return false;
      reached.add(node);
      const target = targetOf(node, resolve);
      if (target) queue.push({ node: target, kind, place: undefined });
      return undefined;
    };
    walk(next.node, visit, next.kind, next.place);
  }
  return reached;
}
