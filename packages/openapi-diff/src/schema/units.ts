import type { JsonObject } from "@rawr/openapi-document";
import { areDisjoint, areExclusive, branchesOf, type UnionSide } from "./branches.ts";
import { asMap, type ConjunctTools, conjunctsOf } from "./conjuncts.ts";
import { keywordEdit, type NodePair, own, type SchemaEdit } from "./edit.ts";
import { type ChildPair, compareNodes, type EditContext } from "./edits.ts";
import { sortOf } from "./keywords.ts";
import { matchBranches } from "./match.ts";
import { asNode, dereferencePair } from "./nodes.ts";
import { type SchemaPlace, siteOf } from "./place.ts";
import { equal } from "./same.ts";
import { isHidden } from "./visible.ts";

/** How a unit's value holds that of a unit below. */
export interface Step {
  readonly kind: "property" | "items" | "additional" | "branch";
  readonly name: string;
}

/**
 * A pair of schemas that is judged by itself. `plain`: properties and items that differ are units of their own, for
 * each constrains its part of the value alone. `union`: so are the branches, for no value is in two. `deep`: all that
 * is below is judged with it.
 */
export interface Unit extends NodePair {
  readonly kind: "plain" | "union" | "deep";
  /** The pair, and what holds beside it; empty in a deep unit. */
  readonly conjuncts: readonly NodePair[];
  /** Branches of the union that differ may have values in common. */
  readonly overlaps: boolean;
  readonly edits: readonly SchemaEdit[];
  readonly children: readonly { readonly step: Step; readonly unit: Unit }[];
}

interface Growing extends NodePair {
  readonly kind: Unit["kind"];
  readonly conjuncts: readonly NodePair[];
  readonly overlaps: boolean;
  edits: SchemaEdit[];
  children: { step: Step; unit: Unit }[];
}

/** Takes pairs of schemas apart into units, each pair once. */
export class Units {
  readonly #tools: ConjunctTools;
  readonly #known = new Map<object, Map<object, Map<string, Growing>>>();

  constructor(tools: ConjunctTools) {
    this.#tools = tools;
  }

  /** The unit of two schemas at a place. `deep` takes nothing apart. */
  unit(old: unknown, next: unknown, { place, deep = false }: { place: SchemaPlace; deep?: boolean }): Unit {
    const written: NodePair = { old: asNode(old), new: asNode(next), place };
    const pair = dereferencePair(written, this.#tools.resolvers);
    const key = `${siteOf(pair.place)}${deep ? " deep" : ""}`;
    const known = this.#known.get(pair.old)?.get(pair.new)?.get(key);
    if (known) return known;
    const conjuncts = deep ? undefined : conjunctsOf(pair, this.#tools);
    const union = deep || conjuncts ? undefined : this.#unionOf(pair);
    const kind = conjuncts ? "plain" : union ? "union" : "deep";
    const overlaps = union === "overlapping";
    const unit: Growing = { ...pair, kind, conjuncts: conjuncts ?? [], overlaps, edits: [], children: [] };
    remember(this.#known, unit, key);
    this.#grow(unit);
    return unit;
  }

  #grow(unit: Growing): void {
    const visited = new Map<object, Set<object>>();
    const context: EditContext = {
      sameness: this.#tools.sameness,
      found: (edit) => unit.edits.push(edit),
      isHidden: (name, pair) => this.#hides(pair.old, "old", name) && this.#hides(pair.new, "new", name),
      child: (child) => {
        compareReferences(child, context);
        if (unit.kind === "deep") this.#descend(child, context, visited);
        else if (child.keyword !== "allOf")
          unit.children.push({ step: stepOf(child), unit: this.unit(child.old, child.new, child) });
      },
    };
    if (unit.kind === "plain") for (const pair of unit.conjuncts) compareNodes(pair, context);
    else this.#descend(unit, context, visited);
  }

  /** Compares a pair and, in a deep unit, all below it; a pair that is met again has been compared. */
  #descend(written: NodePair, context: EditContext, visited: Map<object, Set<object>>): void {
    const pair = dereferencePair(written, this.#tools.resolvers);
    const met = visited.get(pair.old) ?? new Set();
    if (met.has(pair.new)) return;
    visited.set(pair.old, met.add(pair.new));
    compareNodes(pair, context);
    const { $ref: old } = pair.old;
    const { $ref: next } = pair.new;
    if (typeof old !== "string" || typeof next !== "string") return;
    // References with siblings: their targets hold for the same value.
    const targets = { old: { $ref: old }, new: { $ref: next }, place: pair.place };
    const resolved = dereferencePair(targets, this.#tools.resolvers);
    if (resolved.old !== targets.old && !this.#tools.sameness.same(resolved.old, resolved.new)) {
      this.#descend(resolved, context, visited);
    }
  }

  /** Whether the branches are judged by themselves, for both sides have the same ones. */
  #unionOf({ old, new: next }: NodePair): "disjoint" | "overlapping" | undefined {
    const before = branchesOf(old);
    const after = branchesOf(next);
    if (!before || !after || !equal(old.discriminator, next.discriminator) || !equal(old.type, next.type))
      return undefined;
    if (Object.hasOwn(old, "anyOf") !== Object.hasOwn(next, "anyOf")) return undefined;
    const { resolvers, sameness, direction } = this.#tools;
    const { pairs, removed, added } = matchBranches(before, after, sameness);
    if (removed.length + added.length > 0) return undefined;
    const changed = pairs.filter((pair) => !sameness.same(before[pair.old], after[pair.new]));
    const left: UnionSide = {
      node: old,
      branches: before,
      changed: new Set(changed.map((pair) => before[pair.old])),
      resolve: resolvers.old,
    };
    const right: UnionSide = {
      node: next,
      branches: after,
      changed: new Set(changed.map((pair) => after[pair.new])),
      resolve: resolvers.new,
    };
    if (Object.hasOwn(old, "anyOf")) return areDisjoint(left) ? "disjoint" : "overlapping";
    const arePair = (one: unknown, other: unknown): boolean =>
      pairs.some((pair) => before[pair.old] === one && after[pair.new] === other);
    const isExclusive =
      direction === "request"
        ? areExclusive(left, right, arePair)
        : areExclusive(right, left, (sent, read) => arePair(read, sent));
    return isExclusive ? "disjoint" : undefined;
  }

  #hides(node: JsonObject, side: "old" | "new", name: string): boolean {
    return isHidden(own(asMap(node.properties), name), this.#tools.direction, this.#tools.resolvers[side]);
  }
}

/** What is said beside references, which are followed. */
function compareReferences(pair: NodePair, context: EditContext): void {
  if (typeof pair.old.$ref !== "string" || typeof pair.new.$ref !== "string") return;
  for (const keyword of new Set([...Object.keys(pair.old), ...Object.keys(pair.new)])) {
    const sort = sortOf(keyword);
    if (sort === "assertion" || sort === "nothing" || equal(pair.old[keyword], pair.new[keyword])) continue;
    context.found(keywordEdit(pair, keyword, sort));
  }
}

function stepOf({ keyword, name }: ChildPair): Step {
  if (keyword === "properties") return { kind: "property", name: String(name) };
  if (keyword === "items") return { kind: "items", name: "" };
  return keyword === "additionalProperties" ? { kind: "additional", name: "" } : { kind: "branch", name: String(name) };
}

function remember(known: Map<object, Map<object, Map<string, Growing>>>, unit: Growing, key: string): void {
  const byNew = known.get(unit.old) ?? new Map<object, Map<string, Growing>>();
  const byKey = byNew.get(unit.new) ?? new Map<string, Growing>();
  byKey.set(key, unit);
  byNew.set(unit.new, byKey);
  known.set(unit.old, byNew);
}
