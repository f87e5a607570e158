import { isObject, type JsonObject } from "@rawr/openapi-document";
import {
  entryEdit,
  isRequired,
  keywordEdit,
  membersEdit,
  type NodePair,
  own,
  type SchemaEdit,
  shapeEdit,
} from "./edit.ts";
import { inPlace, listPlaces, mapPlaces, onePlaces, shapeKeywords, sortOf } from "./keywords.ts";
import { matchBranches } from "./match.ts";
import { below } from "./place.ts";
import { equal, type Sameness } from "./same.ts";

/** What the structural comparison of one pair of schema objects needs of its surroundings. */
export interface EditContext {
  readonly sameness: Sameness;
  /** Told of each edit. */
  found(edit: SchemaEdit): void;
  /** Told of schemas that correspond and differ below the pair. */
  child(child: ChildPair): void;
  /** Properties that do not travel are not compared. */
  isHidden(name: string, pair: NodePair): boolean;
}

/** Two schema objects below a pair. */
export interface ChildPair extends NodePair {
  readonly keyword: string;
  readonly name: string | number | undefined;
}

const one = new Set<string>([...onePlaces, ...inPlace]);
const maps = new Set<string>(mapPlaces);
const shapes = new Set<string>(shapeKeywords);
const lists = new Set<string>([...listPlaces, "prefixItems"]);

/** Finds the smallest edits of one pair of schema objects; those below are left to whoever is told of the children. */
export function compareNodes(pair: NodePair, context: EditContext): void {
  const rewritten = rewrittenShape(pair);
  if (rewritten.length > 0) context.found(shapeEdit(pair, rewritten));
  const skipped = new Set<string>(rewritten);
  for (const keyword of new Set([...Object.keys(pair.old), ...Object.keys(pair.new)])) {
    if (!skipped.has(keyword)) compareKeyword(pair, keyword, context);
  }
}

/**
 * A schema that says what it is by other keywords than before (a union of constants for an enum, another type) is one
 * edit: its keywords one by one would be edits that nobody made.
 */
function rewrittenShape({ old, new: next }: NodePair): readonly string[] {
  const all = [...new Set([...assertionsOf(old), ...assertionsOf(next)])];
  const differing = all.filter((keyword) => !equal(old[keyword], next[keyword]));
  const onOneSide = differing.filter((keyword) => Object.hasOwn(old, keyword) !== Object.hasOwn(next, keyword));
  // A reference beside other keywords came or went.
  if (onOneSide.includes("$ref")) return all;
  if (isOtherType(old.type, next.type)) return differing.length > 1 ? all : [];
  const came = onOneSide.filter((keyword) => Object.hasOwn(next, keyword));
  const isRewritten = came.length > 0 && came.length < onOneSide.length;
  return isRewritten && onOneSide.some((keyword) => shapes.has(keyword)) ? differing : [];
}

function isOtherType(old: unknown, next: unknown): boolean {
  const kinds = (type: unknown): unknown[] => (Array.isArray(type) ? type : [type]).filter((name) => name !== "null");
  if (old === undefined || next === undefined) return false;
  return !kinds(old).some((name) => kinds(next).includes(name));
}

const assertionsOf = (node: JsonObject): string[] =>
  Object.keys(node).filter((keyword) => sortOf(keyword) === "assertion");

function compareKeyword(pair: NodePair, keyword: string, context: EditContext): void {
  const sort = sortOf(keyword);
  const before = pair.old[keyword];
  const after = pair.new[keyword];
  if (sort === "nothing" || keyword === "$ref") return;
  // Equal texts may still lead to different components.
  if (equal(before, after) && !(mayHoldSchemas(keyword) && typeof before === "object")) return;
  if (maps.has(keyword) && isMapPair(before, after)) compareMaps(pair, keyword, context);
  else if (keyword === "required") compareRequired(pair, context);
  else if (one.has(keyword) && isObject(before) && isObject(after)) compareOne(pair, keyword, context);
  else if (keyword === "prefixItems" && Array.isArray(before) && Array.isArray(after)) comparePositions(pair, context);
  else if (lists.has(keyword) && Array.isArray(before) && Array.isArray(after)) compareLists(pair, keyword, context);
  else if (keyword === "enum" && Array.isArray(before) && Array.isArray(after)) compareEnums(pair, context);
  else if (keyword === "type" && sameTypes(before, after)) return;
  else if (!equal(before, after)) context.found(keywordEdit(pair, keyword, sort));
}

const mayHoldSchemas = (keyword: string): boolean => maps.has(keyword) || one.has(keyword) || lists.has(keyword);

/** One side may have no map at all: its first property is an edit like the second. */
const isMapPair = (before: unknown, after: unknown): boolean =>
  (isObject(before) && (isObject(after) || after === undefined)) || (before === undefined && isObject(after));

function sameTypes(before: unknown, after: unknown): boolean {
  const names = (type: unknown): string => [type].flat().sort().join();
  return before !== undefined && after !== undefined && names(before) === names(after);
}

function compareMaps(pair: NodePair, keyword: string, context: EditContext): void {
  const before = pair.old[keyword] as JsonObject | undefined;
  const after = pair.new[keyword] as JsonObject | undefined;
  for (const name of new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])) {
    if (keyword === "properties" && context.isHidden(name, pair)) continue;
    const old = own(before, name);
    const next = own(after, name);
    if (context.sameness.same(old, next)) continue;
    if (isObject(old) && isObject(next)) {
      const place = below(pair.place, { old: [keyword, name], new: [keyword, name] }, `${keyword}.${name}`);
      context.child({ old, new: next, place, keyword, name });
    } else context.found(entryEdit(pair, [keyword, name]));
  }
}

function compareOne(pair: NodePair, keyword: string, context: EditContext): void {
  const old = pair.old[keyword] as JsonObject;
  const next = pair.new[keyword] as JsonObject;
  if (context.sameness.same(old, next)) return;
  const place = below(pair.place, { old: [keyword], new: [keyword] }, keyword);
  context.child({ old, new: next, place, keyword, name: undefined });
}

function compareLists(pair: NodePair, keyword: string, context: EditContext): void {
  const before = pair.old[keyword] as readonly unknown[];
  const after = pair.new[keyword] as readonly unknown[];
  const matching = matchBranches(before, after, context.sameness);
  for (const { old, new: next, label } of matching.pairs) {
    const left = before[old];
    const right = after[next];
    if (context.sameness.same(left, right) || !isObject(left) || !isObject(right)) continue;
    const place = below(pair.place, { old: [keyword, old], new: [keyword, next] }, `${keyword}.${label}`);
    context.child({ old: left, new: right, place, keyword, name: old });
  }
  if (matching.pairs.length === 0) context.found(keywordEdit(pair, keyword, "assertion"));
  else {
    for (const branch of matching.removed) context.found(membersEdit(pair, keyword, { added: [], removed: [branch] }));
    for (const branch of matching.added) context.found(membersEdit(pair, keyword, { added: [branch], removed: [] }));
  }
}

/** Positions of a tuple mean something: one that is missing is an edit of the whole list. */
function comparePositions(pair: NodePair, context: EditContext): void {
  const before = pair.old.prefixItems as readonly unknown[];
  const after = pair.new.prefixItems as readonly unknown[];
  const comparable = before.length === after.length && [...before, ...after].every(isObject);
  if (!comparable) {
    if (!context.sameness.same(before, after)) context.found(keywordEdit(pair, "prefixItems", "assertion"));
    return;
  }
  for (const [index, old] of before.entries()) {
    const next = after[index] as JsonObject;
    if (context.sameness.same(old, next)) continue;
    const tokens = ["prefixItems", index];
    const place = below(pair.place, { old: tokens, new: tokens }, `prefixItems.${index}`);
    context.child({ old: old as JsonObject, new: next, place, keyword: "prefixItems", name: index });
  }
}

/** Values of an enum come together and go together. */
function compareEnums(pair: NodePair, context: EditContext): void {
  const before = pair.old.enum as readonly unknown[];
  const after = pair.new.enum as readonly unknown[];
  const lacks = (list: readonly unknown[], value: unknown): boolean => !list.some((member) => equal(member, value));
  const removed = before.filter((value) => lacks(after, value));
  const added = after.filter((value) => lacks(before, value));
  // Nothing in common: half of it alone would leave nothing to send.
  if (removed.length === before.length) context.found(keywordEdit(pair, "enum", "assertion"));
  else {
    if (removed.length > 0) context.found(membersEdit(pair, "enum", { added: [], removed }));
    if (added.length > 0) context.found(membersEdit(pair, "enum", { added, removed: [] }));
  }
}

/** Each name is an edit, unless its property came or went with it. */
function compareRequired(pair: NodePair, context: EditContext): void {
  const { old, new: next } = pair;
  const names = ({ required }: JsonObject): readonly unknown[] => (Array.isArray(required) ? required : []);
  const has = (node: JsonObject, name: string): boolean =>
    own(node.properties as JsonObject | undefined, name) !== undefined;
  for (const name of new Set([...names(old), ...names(next)]) as Set<string>) {
    if (isRequired(old, name) === isRequired(next, name) || has(old, name) !== has(next, name)) continue;
    if (context.isHidden(name, pair)) continue;
    const [added, removed] = isRequired(next, name) ? [[name], []] : [[], [name]];
    context.found(membersEdit(pair, "required", { added, removed }));
  }
}
