import { isObject, type JsonObject, pointerOfRef, type Resolver } from "@rawr/openapi-document";
import type { NodePair } from "./edit.ts";
import { sortOf } from "./keywords.ts";
import { atTarget, type SchemaPlace } from "./place.ts";

/** Follows references of either document. */
export interface Resolvers {
  readonly old: Resolver;
  readonly new: Resolver;
}

const everything: JsonObject = {};
const nothing: JsonObject = { not: {} };

/** A schema as an object of keywords. */
export const asNode = (schema: unknown): JsonObject =>
  isObject(schema) ? schema : schema === false ? nothing : everything;

/** Nothing but a reference, and words for people. */
export function isPureReference(node: JsonObject): node is JsonObject & { readonly $ref: string } {
  return typeof node.$ref === "string" && Object.keys(node).every((key) => key === "$ref" || isSilent(key));
}

const isSilent = (keyword: string): boolean => sortOf(keyword) !== "assertion";

/** The schemas that two references, or a reference and a schema, stand for, and where those are. */
export function dereferencePair({ old, new: next, place }: NodePair, resolvers: Resolvers): NodePair {
  let pair: NodePair = { old, new: next, place };
  // Chains longer than this are circles; containment says so.
  for (let steps = 0; steps < 50; steps++) {
    const left = target(pair.old, resolvers.old);
    const right = target(pair.new, resolvers.new);
    if (!left && !right) return pair;
    pair = {
      old: left?.node ?? pair.old,
      new: right?.node ?? pair.new,
      place: placeOf(pair.place, { left, right, isRetargeted: isRetargeted(pair, resolvers) }),
    };
  }
  return pair;
}

interface Target {
  readonly node: JsonObject;
  readonly pointer: string;
}

function target(node: JsonObject, resolve: Resolver): Target | undefined {
  if (!isPureReference(node)) return undefined;
  const found = resolve(node.$ref);
  const pointer = pointerOfRef(node.$ref);
  return isObject(found) && pointer !== undefined ? { node: found, pointer } : undefined;
}

interface Targets {
  readonly left: Target | undefined;
  readonly right: Target | undefined;
  readonly isRetargeted: boolean;
}

function placeOf(place: SchemaPlace, { left, right, isRetargeted: retargeted }: Targets): SchemaPlace {
  if (left && right && !retargeted) return atTarget(left.pointer, right.pointer);
  return { ...place, old: left?.pointer ?? place.old, new: right?.pointer ?? place.new };
}

/** The reference names another component though the first still exists: this place changed, no component did. */
function isRetargeted({ old, new: next }: NodePair, resolvers: Resolvers): boolean {
  return old.$ref !== next.$ref && typeof old.$ref === "string" && resolvers.new(old.$ref) !== undefined;
}
