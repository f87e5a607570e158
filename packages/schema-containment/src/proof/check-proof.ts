import { arrayFacts, itemWays } from "../arrays/facts.ts";
import { type Atom, isAtom, type Kind, kindNames, kinds, type Node } from "../normal-form/node.ts";
import type { Table } from "../normal-form/table.ts";
import { numberModel } from "../numbers/leaf.ts";
import { objectFacts, regions, valueAt, waysOf } from "../objects/facts.ts";
import { ask, DEFAULT_BUDGET } from "../question.ts";
import { Languages } from "../strings/inhabit.ts";
import { stringModel } from "../strings/leaf.ts";
import type { ContainsOptions, Proof, Schema, Step } from "../types.ts";
import { Undecided } from "../undecided.ts";

/**
 * Replays a proof that A is contained in B. It reads both schemas anew and follows each step; it searches for
 * nothing. `options` are those that the question was asked with.
 */
export function checkProof(a: Schema, b: Schema, proof: Proof, options: ContainsOptions = {}): boolean {
  try {
    const question = ask(a, b, { ...options, budget: ROOM * (options.budget ?? DEFAULT_BUDGET) });
    if (proof.rule === "identity") return question.identical;
    const { table, goal } = question.read();
    return new Checker(table, proof.goals).proves(goal);
  } catch (error) {
    if (error instanceof Undecided || error instanceof TypeError || error instanceof RangeError) return false;
    throw error;
  }
}

/** The checker makes each conjunction whole, where the solver often ends it by one part. */
const ROOM = 20;

type Goals = { readonly [goal: string]: Step };

class Checker {
  readonly #table: Table;
  readonly #goals: Goals;
  readonly #languages = new Languages();
  /** Goals that were claimed on the way; each is checked once, by its own steps. */
  readonly #claimed = new Set<Node>();

  constructor(table: Table, goals: Goals) {
    this.#table = table;
    this.#goals = goals;
  }

  proves(goal: Node): boolean {
    if (!this.#claims(goal)) return false;
    // A set grows while it is walked, so this ends when nothing is claimed that was not checked.
    for (const node of this.#claimed) {
      const step = this.#goals[node.key];
      if (step?.rule !== "kinds" || !this.#kinds(node, step.of)) return false;
    }
    return true;
  }

  /** Whether a formula is empty by a goal of the proof. Sound below a part of the value only. */
  #claims(node: Node): boolean {
    if (node === this.#table.false) return true;
    if (!Object.hasOwn(this.#goals, node.key)) return false;
    this.#claimed.add(node);
    return true;
  }

  #kinds(node: Node, of: { readonly [kind: string]: Step }): boolean {
    return kindNames.every((kind) => {
      if (!(node.mask & kinds[kind])) return true;
      const step = of[kind];
      return step !== undefined && this.#step(kind, this.#table.restrict(node, kind), step);
    });
  }

  #step(kind: Kind, node: Node, step: Step): boolean {
    this.#table.budget.spend();
    if (node === this.#table.false) return true;
    const all = node.op === "and" ? node.nodes : [node];
    const atoms = all.filter(isAtom);
    if (step.rule === "cases") return this.#cases(kind, all, step);
    if (step.rule === "unfold") return this.#unfold(kind, all, step);
    if (step.rule === "number") return kind === "number" && numberModel(atoms, this.#table.budget) === undefined;
    if (step.rule === "string")
      return kind === "string" && stringModel(atoms, this.#languages, this.#table.budget) === undefined;
    if (step.rule === "items") return kind === "array" && this.#items(atoms);
    if (step.rule === "names") return kind === "object" && this.#names(all, atoms, step);
    if (step.rule === "clash")
      return kind === "boolean" && new Set(atoms.map((atom) => atom.op === "bool" && atom.is)).size > 1;
    return kind === "object" && this.#object(atoms, step);
  }

  #cases(kind: Kind, all: readonly Node[], { or: key, of }: Step & { rule: "cases" }): boolean {
    const or = all.find((part) => part.key === key);
    if (or?.op !== "or" || or.nodes.length !== of.length) return false;
    return this.#each(kind, { all, split: or, ways: or.nodes, of });
  }

  #names(all: readonly Node[], atoms: readonly Atom[], { some: key, of }: Step & { rule: "names" }): boolean {
    const some = atoms.find((atom) => atom.key === key);
    if (some?.op !== "some") return false;
    const ways = waysOf(this.#table, objectFacts(atoms), some, this.#languages);
    return ways.length === of.length && this.#each("object", { all, split: some, ways, of });
  }

  #each(kind: Kind, { all, split, ways, of }: Split): boolean {
    // Disjunctions are kept: one that the solver left out may only have helped.
    const rest = all.filter((part) => part !== split);
    return ways.every((way, index) => {
      const step = of[index];
      return step !== undefined && this.#step(kind, this.#table.and([...rest, way]), step);
    });
  }

  #unfold(kind: Kind, all: readonly Node[], { ref: key, then }: Step & { rule: "unfold" }): boolean {
    const ref = all.find((part) => part.key === key);
    if (ref?.op !== "ref") return false;
    const definition = this.#table.restrict(this.#table.definition(ref.target, ref.negated), kind);
    return this.#step(kind, this.#table.and([...all.filter((part) => part !== ref), definition]), then);
  }

  #object(atoms: readonly Atom[], step: Step): boolean {
    const facts = objectFacts(atoms);
    const table = this.#table;
    const empty = (name: string) => this.#claims(valueAt(table, facts, name, this.#languages));
    const closed = (start: Node, value: Node) =>
      [...regions(table, facts, start)].every(
        (region) => this.#claims(table.and([region.value, value])) || this.#claims(region.names),
      );
    if (step.rule === "property") return facts.has.has(step.name) && empty(step.name);
    if (step.rule === "fresh") {
      const some = facts.somes.find(({ key }) => key === step.some);
      return (
        some !== undefined &&
        !waysOf(table, facts, some, this.#languages).slice(1).length &&
        closed(some.names, some.node)
      );
    }
    if (step.rule !== "few") return false;
    if (facts.low > facts.high || facts.has.size > facts.high) return true;
    const possible = facts.known.filter((name) => facts.has.has(name) || !empty(name));
    return possible.length < facts.low && closed(table.kinds(kinds.string), table.true);
  }

  /** No length works: walks over all lengths with the items whose formulas are not claimed to be empty. */
  #items(atoms: readonly Atom[]): boolean {
    const facts = arrayFacts(atoms, this.#table);
    if (facts.low > facts.high || (facts.repeats && facts.high < 2)) return true;
    if (facts.repeats && facts.counts.length === 0 && this.#differ(facts)) return true;
    let states: number[][] = [facts.counts.map(() => 0)];
    const last = Math.min(
      facts.high,
      Math.max(
        facts.low,
        facts.counts.reduce((sum, { low }) => sum + low, facts.stable),
      ),
    );
    for (let length = 0; length <= last && states.length > 0; length++) {
      const isDone = states.some((counts) => facts.counts.every(({ low }, index) => (counts[index] ?? 0) >= low));
      if (length >= facts.low && isDone) return false;
      const ways = itemWays(facts, this.#table, length).filter(({ node }) => !this.#claims(node));
      states = this.#longer(facts.counts, states, ways);
    }
    return true;
  }

  #differ(facts: ReturnType<typeof arrayFacts>): boolean {
    const end = Math.min(facts.high, facts.stable + 2);
    const positions = Array.from({ length: end }, (_, index) => facts.at(index));
    return positions.every((right, index) =>
      positions.slice(0, index).every((left) => this.#claims(this.#table.and([left, right]))),
    );
  }

  #longer(limits: readonly { low: number; high: number }[], states: readonly number[][], ways: Ways): number[][] {
    const next = new Map<string, number[]>();
    for (const counts of states) {
      for (const { grows } of ways) {
        this.#table.budget.spend();
        const sums = counts.map((count, index) => count + (grows[index] ? 1 : 0));
        if (limits.some(({ high }, index) => (sums[index] ?? 0) > high)) continue;
        const after = sums.map((sum, index) =>
          limits[index]?.high === Infinity ? Math.min(sum, limits[index].low) : sum,
        );
        next.set(after.join(), after);
      }
    }
    return [...next.values()];
  }
}

type Ways = readonly { readonly grows: readonly boolean[] }[];

interface Split {
  readonly all: readonly Node[];
  readonly split: Node;
  readonly ways: readonly Node[];
  readonly of: readonly Step[];
}
