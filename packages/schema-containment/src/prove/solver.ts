import { arrayModel } from "../arrays/leaf.ts";
import { type Atom, isAtom, type Kind, kindNames, kinds, type Node } from "../normal-form/node.ts";
import { type Table, theOnlyWord } from "../normal-form/table.ts";
import { numberModel } from "../numbers/leaf.ts";
import { type ObjectFacts, objectFacts, valueAt, waysOf } from "../objects/facts.ts";
import { objectModel } from "../objects/leaf.ts";
import { Languages } from "../strings/inhabit.ts";
import { holds, stringModel } from "../strings/leaf.ts";
import type { Json, Step } from "../types.ts";
import { Undecided } from "../undecided.ts";
import { nextSplit, parts } from "./branching.ts";
import { empty, inhabited, type Result, unknown } from "./result.ts";
import { Unfolding } from "./unfolding.ts";

/**
 * Does a formula have a value? By kinds, then a tableau, then a procedure for the atoms of each kind. A goal that
 * meets itself below a part of the value is assumed empty: a smallest value would not contain another.
 */
export class Solver {
  readonly table: Table;
  readonly languages = new Languages();
  /** Why goals are empty. */
  readonly steps = new Map<Node, Step>();
  readonly #known = new Map<Node, Result>();
  readonly #open = new Map<Node, number>();
  /** The lowest open goal that was assumed empty since the last look. */
  #assumed = Infinity;

  constructor(table: Table) {
    this.table = table;
  }

  readonly solve = (node: Node): Result => {
    const known = this.#known.get(node);
    if (known) return known;
    const level = this.#open.get(node);
    if (level !== undefined) {
      this.#assumed = Math.min(this.#assumed, level);
      return empty({ rule: "clash" });
    }
    return this.table.budget.deeper(() => this.#goal(node));
  };

  #goal(node: Node): Result {
    const before = this.#assumed;
    this.#assumed = Infinity;
    const depth = this.#open.size;
    this.#open.set(node, depth);
    const result = this.#byKind(node);
    this.#open.delete(node);
    // Empty on the assumption that a goal further up is: kept only with it.
    const provisional = this.#assumed < depth;
    if (result.is === "inhabited" || !provisional) this.#known.set(node, result);
    if (result.is === "empty") this.steps.set(node, result.step);
    this.#assumed = Math.min(before, provisional ? this.#assumed : Infinity);
    return result;
  }

  #byKind(node: Node): Result {
    const of: { [kind: string]: Step } = {};
    let open: Result | undefined;
    for (const kind of kindNames) {
      if (!(node.mask & kinds[kind])) continue;
      const result = this.#branch(kind, this.table.restrict(node, kind), new Unfolding());
      if (result.is === "inhabited") return result;
      if (result.is === "unknown") open ??= result;
      else of[kind] = result.step;
    }
    return open ?? empty({ rule: "kinds", of });
  }

  #branch(kind: Kind, node: Node, unfolding: Unfolding): Result {
    const { table } = this;
    return table.budget.deeper(() => {
      if (node === table.false) return empty({ rule: "clash" });
      const { atoms, ors, refs } = parts(node);
      const [ref] = refs;
      if (ref) return this.#unfold(kind, node, { ref, unfolding });
      const choice = ors.length > 0 ? nextSplit(table, atoms, ors) : undefined;
      if (choice) {
        const rest = [...atoms, ...choice.open.filter((or) => or !== choice.or)];
        return this.#cases(kind, { rest, or: choice.or, alternatives: choice.or.nodes, unfolding });
      }
      return kind === "object" ? this.#names(node, atoms, unfolding) : this.#leaf(kind, atoms);
    });
  }

  #unfold(kind: Kind, node: Node, { ref, unfolding }: { ref: Node & { op: "ref" }; unfolding: Unfolding }): Result {
    const { table } = this;
    const rest = parts(node).all.filter((part) => part !== ref);
    const definition = unfolding.unfold(table, ref);
    const inner = table.and([...rest, table.restrict(definition, kind)]);
    const result = this.#branch(kind, inner, unfolding.with(ref));
    return result.is === "empty" ? empty({ rule: "unfold", ref: ref.key, then: result.step }) : result;
  }

  #cases(kind: Kind, { rest, or, alternatives: nodes, unfolding }: Cases): Result {
    const of: Step[] = [];
    let open: Result | undefined;
    const facts = kind === "object" ? objectFacts(rest.filter(isAtom)) : undefined;
    for (const one of nodes) {
      const result =
        (facts && this.#guard(() => this.#property(facts, one))) ??
        this.#branch(kind, this.table.and([...rest, one]), unfolding);
      if (result.is === "inhabited") return result;
      if (result.is === "unknown") open ??= result;
      else of.push(result.step);
    }
    return open ?? empty({ rule: "cases", or: or.key, of });
  }

  /** Ends an alternative by one property that cannot have a value, before the whole conjunction is made. */
  #property(facts: ObjectFacts, alternative: Node): Result | undefined {
    const said = parts(alternative).atoms;
    const required = new Set(said.flatMap((atom) => (atom.op === "has" && !atom.negated ? [atom.name] : [])));
    for (const atom of said) {
      const name = atom.op === "props" ? theOnlyWord(atom.names) : undefined;
      if (atom.op !== "props" || name === undefined || !(required.has(name) || facts.has.has(name))) continue;
      // All that is said of the name, as whoever checks the step will find it.
      const more = said.filter((other) => other.op === "props" && holds(other.names, name, this.languages));
      const nodes = more.flatMap((other) => (other.op === "props" ? [other.node] : []));
      const value = this.table.and([valueAt(this.table, facts, name, this.languages), ...nodes]);
      if (this.solve(value).is === "empty") return empty({ rule: "property", name });
    }
    return undefined;
  }

  /** Turns "some property" into its ways, until each means a name that is not known. */
  #names(node: Node, atoms: readonly Atom[], unfolding: Unfolding): Result {
    const { table, languages } = this;
    const facts = objectFacts(atoms);
    for (const some of facts.somes) {
      const ways = this.#guard(() => waysOf(table, facts, some, languages));
      if ("is" in ways) return ways;
      if (ways.length === 1 && ways[0] === some) continue;
      const rest = parts(node).all.filter((part) => part !== some);
      const result = this.#cases("object", { rest, or: some, alternatives: ways, unfolding });
      return result.is === "empty" && result.step.rule === "cases"
        ? empty({ rule: "names", some: some.key, of: result.step.of })
        : result;
    }
    return this.#leaf("object", atoms);
  }

  #leaf(kind: Kind, atoms: readonly Atom[]): Result {
    const { table, languages, solve } = this;
    const result = this.#guard(() => {
      if (kind === "object") return objectModel(atoms, { table, languages, solve });
      if (kind === "array") return arrayModel(atoms, { table, solve });
      return this.#scalar(kind, atoms);
    });
    return result;
  }

  #scalar(kind: Kind, atoms: readonly Atom[]): Result {
    const { languages, table } = this;
    if (kind === "null") return inhabited(null);
    if (kind === "boolean") {
      const said = atoms.flatMap((atom) => (atom.op === "bool" ? [atom.is] : []));
      return new Set(said).size > 1 ? empty({ rule: "clash" }) : inhabited(said[0] ?? true);
    }
    if (kind === "number") return scalar("number", numberModel(atoms, table.budget));
    return scalar("string", stringModel(atoms, languages, table.budget));
  }

  /** A reason to stay undecided is an answer for this part; an empty budget ends the question. */
  #guard<T>(work: () => T): T | Result {
    try {
      return work();
    } catch (error) {
      if (error instanceof Undecided && error.reason.code !== "BUDGET") return unknown(error.reason);
      throw error;
    }
  }
}

interface Cases {
  readonly rest: readonly Node[];
  readonly or: Node;
  readonly alternatives: readonly Node[];
  readonly unfolding: Unfolding;
}

const scalar = (rule: "number" | "string", model: Json | undefined): Result =>
  model === undefined ? empty({ rule }) : inhabited(model);
