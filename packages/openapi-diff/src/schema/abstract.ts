import { isObject, type JsonObject, setOwn } from "@rawr/openapi-document";
import { isRequired, type NodePair, own } from "./edit.ts";
import type { Sameness } from "./same.ts";
import type { Sampler } from "./sample.ts";
import type { Unit } from "./units.ts";

/** What stands for nodes of each document while a unit is asked about. */
export interface Overlays {
  readonly old: ReadonlyMap<object, JsonObject>;
  readonly new: ReadonlyMap<object, JsonObject>;
}

/** What abstraction asks. */
export interface AbstractTools {
  readonly sameness: Sameness;
  /** Of the sender's side. */
  readonly sampler: Sampler;
  readonly sender: "old" | "new";
}

/**
 * A plain unit's schemas with the parts that are the same, or judged by themselves, as small as they can be. What a
 * plain schema says looks into no part: whatever holds with any one value there holds with every other. A part that may
 * be absent becomes `true`; one that has to be there, a constant, so that a witness shows a value that it may have.
 */
export function abstractUnit(unit: Unit, tools: AbstractTools): Overlays {
  const old = new Map<object, JsonObject>();
  const next = new Map<object, JsonObject>();
  for (const pair of unit.conjuncts) {
    const abstract = abstractPair(pair, unit.conjuncts, tools);
    old.set(pair.old, abstract.old);
    next.set(pair.new, abstract.new);
  }
  return { old, new: next };
}

type Sides = Pick<NodePair, "old" | "new">;

function abstractPair(pair: NodePair, all: readonly NodePair[], tools: AbstractTools): Sides {
  const old = { ...pair.old };
  const next = { ...pair.new };
  for (const keyword of ["items", "additionalProperties"] as const) {
    // Two constants of two conjuncts would contradict each other, and an empty sender is contained in everything.
    const isNeeded = keyword === "items" && isAlone(all, (node) => Object.hasOwn(node, "items"));
    const part = partOf({ old: old[keyword], new: next[keyword] }, isNeeded, tools);
    if (!part) continue;
    old[keyword] = part;
    next[keyword] = part;
  }
  if (!isObject(old.properties) || !isObject(next.properties)) return { old, new: next };
  const [before, after] = [{ ...old.properties }, { ...next.properties }];
  for (const name of Object.keys(before)) {
    const isRequiredHere = all.some((one) => isRequired(one.old, name) || isRequired(one.new, name));
    const isNeeded = isRequiredHere && isAlone(all, (node) => own(node.properties as JsonObject, name) !== undefined);
    const part = partOf({ old: own(before, name), new: own(after, name) }, isNeeded, tools);
    if (!part) continue;
    setOwn(before, name, part);
    setOwn(after, name, part);
  }
  return { old: { ...old, properties: before }, new: { ...next, properties: after } };
}

/** What takes the place of a part in both schemas; nothing where it is small, or edited as a whole. */
function partOf(
  sides: { readonly old: unknown; readonly new: unknown },
  isNeeded: boolean,
  tools: AbstractTools,
): JsonObject | undefined {
  const { old, new: next } = sides;
  if (!isObject(old) || !isObject(next)) return undefined;
  const isSame = tools.sameness.same(old, next);
  if (isSame && isSmall(old)) return undefined;
  const value = isNeeded ? tools.sampler.sample(sides[tools.sender]) : undefined;
  return visible(old, value === undefined ? {} : { const: value });
}

const isAlone = (all: readonly NodePair[], declares: (node: JsonObject) => boolean): boolean =>
  all.filter(({ old, new: next }) => declares(old) || declares(next)).length <= 1;

const isSmall = (node: JsonObject): boolean =>
  Object.values(node).every(
    (value) => !isObject(value) && !(Array.isArray(value) && (value.length > 20 || value.some(isObject))),
  );

/** A property that does not travel stays one. */
function visible({ readOnly, writeOnly }: JsonObject, part: JsonObject): JsonObject {
  return { ...(readOnly === true ? { readOnly } : {}), ...(writeOnly === true ? { writeOnly } : {}), ...part };
}
