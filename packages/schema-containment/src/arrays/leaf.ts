import type { Atom, Node } from "../normal-form/node.ts";
import { exactly } from "../normal-form/read-const.ts";
import type { Table } from "../normal-form/table.ts";
import { empty, inhabited, type Result, type Solve, unknown } from "../prove/result.ts";
import type { Json } from "../types.ts";
import { type ArrayFacts, arrayFacts, itemWays } from "./facts.ts";

interface Setting {
  readonly table: Table;
  readonly solve: Solve;
}

/** Counts reached at a length, and how. */
interface State {
  readonly counts: readonly number[];
  readonly before?: State;
  readonly node?: Node;
}

const LONGEST = 5_000;

/** An array that satisfies the atoms: a walk over lengths, remembering how far each count has come. */
export function arrayModel(atoms: readonly Atom[], setting: Setting): Result {
  const facts = arrayFacts(atoms, setting.table);
  if (facts.low > facts.high || (facts.repeats && facts.high < 2)) return empty({ rule: "items" });
  const walked = walk(facts, setting);
  if ("is" in walked) return walked;
  const nodes: Node[] = [];
  for (let state: State | undefined = walked; state?.node; state = state.before) nodes.unshift(state.node);
  if (facts.unique) return distinct(nodes, setting);
  if (facts.repeats) return repeating(nodes, facts, setting);
  return inhabited(nodes.map((node) => modelOf(setting.solve(node))));
}

const modelOf = (result: Result): Json => (result.is === "inhabited" ? result.model : null);

function walk(facts: ArrayFacts, { table, solve }: Setting): State | Result {
  const needed = facts.counts.reduce((sum, { low }) => sum + low, facts.stable);
  const last = Math.min(facts.high, Math.max(facts.low, needed));
  let states: State[] = [{ counts: facts.counts.map(() => 0) }];
  let open: Result | undefined;
  for (let length = 0; length <= last; length++) {
    if (length >= facts.low) {
      const done = states.find(({ counts }) => facts.counts.every(({ low }, index) => (counts[index] ?? 0) >= low));
      if (done) return done;
    }
    if (length > LONGEST)
      return unknown({ code: "BUDGET", message: `No example is made of arrays of ${facts.low} items.` });
    const ways = itemWays(facts, table, length).filter(({ node }) => {
      const item = solve(node);
      if (item.is === "unknown") open ??= item;
      return item.is === "inhabited";
    });
    states = longer(facts, states, { ways, table });
    if (states.length === 0) break;
  }
  return open ?? empty({ rule: "items" });
}

interface Ways {
  readonly ways: ReturnType<typeof itemWays>;
  readonly table: Table;
}

/** The states after one more item. */
function longer(facts: ArrayFacts, states: readonly State[], { ways, table }: Ways): State[] {
  const next = new Map<string, State>();
  for (const way of ways) {
    for (const state of states) {
      table.budget.spend();
      const counts = grown(facts, state.counts, way.grows);
      if (counts && !next.has(counts.join())) next.set(counts.join(), { counts, before: state, node: way.node });
    }
  }
  return [...next.values()];
}

/** The counts after one more item, or undefined where one passes its limit. */
function grown(facts: ArrayFacts, counts: readonly number[], grows: readonly boolean[]): number[] | undefined {
  const after = counts.map((count, index) => count + (grows[index] ? 1 : 0));
  if (facts.counts.some(({ high }, index) => (after[index] ?? 0) > high)) return undefined;
  return after.map((count, index) => {
    const limits = facts.counts[index];
    return limits && limits.high === Infinity ? Math.min(count, limits.low) : count;
  });
}

function distinct(nodes: readonly Node[], { table, solve }: Setting): Result {
  const reason = { code: "UNIQUE_ITEMS", message: "Whether enough different items exist is not decided." } as const;
  if (nodes.length > 100) return unknown(reason);
  const items: Json[] = [];
  for (const node of nodes) {
    const item = solve(table.and([node, ...items.map((other) => table.not(exactly(table, other)))]));
    if (item.is !== "inhabited") return unknown(reason);
    items.push(item.model);
  }
  return inhabited(items);
}

/** Two equal items: those there are, or one of two positions copied to the other. */
function repeating(nodes: readonly Node[], facts: ArrayFacts, setting: Setting): Result {
  const { table, solve } = setting;
  const reason = { code: "UNIQUE_ITEMS", message: "Whether two items can be equal is not decided." } as const;
  if (facts.counts.length > 0) return copied(nodes, facts, setting) ?? unknown(reason);
  let open = false;
  for (const [left, right] of pairs(facts)) {
    const twin = solve(table.and([facts.at(left), facts.at(right)]));
    if (twin.is === "unknown") open = true;
    if (twin.is !== "inhabited") continue;
    const items = Array.from({ length: Math.max(facts.low, right + 1) }, (_, index) => solve(facts.at(index)));
    // A position that no item can take ends every array before it.
    if (items.some(({ is }) => is === "unknown")) open = true;
    if (items.some(({ is }) => is !== "inhabited")) continue;
    return inhabited(items.map(modelOf).with(left, twin.model).with(right, twin.model));
  }
  return open ? unknown(reason) : empty({ rule: "items" });
}

/** Positions of which two may be equal; those after the stable one are alike. */
export function* pairs(facts: ArrayFacts): Iterable<readonly [number, number]> {
  const end = Math.min(facts.high, facts.stable + 2);
  for (let right = 1; right < end; right++) for (let left = 0; left < right; left++) yield [left, right];
}

/** Items of equal formulas have equal models already; one more item may repeat the last. */
function copied(nodes: readonly Node[], facts: ArrayFacts, { solve }: Setting): Result | undefined {
  const last = nodes.at(-1);
  if (new Set(nodes).size < nodes.length) return inhabited(nodes.map((node) => modelOf(solve(node))));
  if (!last || nodes.length + 1 > facts.high || nodes.length < facts.stable) return undefined;
  if (facts.counts.some(({ high }) => high !== Infinity)) return undefined;
  return inhabited([...nodes, last].map((node) => modelOf(solve(node))));
}
