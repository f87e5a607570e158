import { isObject, type JsonObject } from "@rawr/openapi-document";
import type { Direction } from "../schema-question.ts";
import { type NodePair, own } from "./edit.ts";
import { isPlainKeyword } from "./keywords.ts";
import { matchBranches } from "./match.ts";
import { dereferencePair, type Resolvers } from "./nodes.ts";
import { below } from "./place.ts";
import { equal, type Sameness } from "./same.ts";
import { isHidden } from "./visible.ts";

/** What tells whether a pair comes apart. */
export interface ConjunctTools {
  readonly resolvers: Resolvers;
  readonly sameness: Sameness;
  readonly direction: Direction;
}

/**
 * The pairs of schemas that all hold for one value, through `allOf` and references, if each constrains its properties
 * and items one by one and both sides have the same ones. Then what differs in a property can be judged there.
 */
export function conjunctsOf(pair: NodePair, tools: ConjunctTools): readonly NodePair[] | undefined {
  const found: NodePair[] = [];
  return collect(pair, tools, found) ? found : undefined;
}

function collect(pair: NodePair, tools: ConjunctTools, found: NodePair[]): boolean {
  // The same schema twice, or a circle: not worth telling apart.
  if (found.length > 40 || found.some(({ old, new: next }) => old === pair.old || next === pair.new)) return false;
  if (!isPlain(pair, tools)) return false;
  found.push(pair);
  const { $ref: left, allOf: before = [] } = pair.old;
  const { $ref: right, allOf: after = [] } = pair.new;
  if (typeof left !== typeof right || !Array.isArray(before) || !Array.isArray(after)) return false;
  if (
    typeof left === "string" &&
    !collectTarget({ ...pair, old: { $ref: left }, new: { $ref: right } }, tools, found)
  ) {
    return false;
  }
  if (before.length === 0 && after.length === 0) return true;
  const { pairs, removed, added } = matchBranches(before, after, tools.sameness);
  if (removed.length + added.length > 0) return false;
  return pairs.every(({ old, new: next, label }) => {
    if (!isObject(before[old]) || !isObject(after[next])) return false;
    const place = below(pair.place, { old: ["allOf", old], new: ["allOf", next] }, `allOf.${label}`);
    return collectTarget({ old: before[old], new: after[next], place }, tools, found);
  });
}

function collectTarget(written: NodePair, tools: ConjunctTools, found: NodePair[]): boolean {
  const pair = dereferencePair(written, tools.resolvers);
  const isLost = (node: JsonObject): boolean => typeof node.$ref === "string" && Object.keys(node).length === 1;
  return !isLost(pair.old) && !isLost(pair.new) && collect(pair, tools, found);
}

function isPlain({ old, new: next }: NodePair, { direction, resolvers }: ConjunctTools): boolean {
  const isKnown = (keyword: string): boolean => isPlainKeyword(keyword) || keyword === "allOf" || keyword === "$ref";
  if (![...Object.keys(old), ...Object.keys(next)].every(isKnown)) return false;
  const before = asMap(old.properties);
  const after = asMap(next.properties);
  for (const name of Object.keys(before)) {
    if (!Object.hasOwn(after, name)) continue;
    const travels = isHidden(before[name], direction, resolvers.old);
    if (travels !== isHidden(own(after, name), direction, resolvers.new)) return false;
  }
  // Which names are "additional" depends on those that are declared.
  const isSchema = isObject(old.additionalProperties) || isObject(next.additionalProperties);
  return !isSchema || equal(Object.keys(before).sort(), Object.keys(after).sort());
}

export const asMap = (value: unknown): JsonObject => (isObject(value) ? value : {});
