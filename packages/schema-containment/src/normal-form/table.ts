import type { Budget } from "../budget.ts";
import { everything, join, meet, complement as outside, rangesKey } from "../numbers/ranges.ts";
import { Undecided } from "../undecided.ts";
import { atomKey, digest } from "./atom-key.ts";
import { type Atom, type AtomBody, allKinds, isAtom, type Kind, kindOfAtom, kinds, type Node } from "./node.ts";

/** Makes formulas; equal ones are one object, and what is obvious is simplified. */
export class Table {
  readonly budget: Budget;
  readonly #nodes = new Map<string, { readonly text: string; readonly node: Node }>();
  readonly #complements = new Map<Node, Node>();
  readonly #restricted = new Map<Node, Map<Kind, Node>>();
  readonly #definitions = new Map<string, Node>();
  readonly true: Node;
  readonly false: Node;

  constructor(budget: Budget) {
    this.budget = budget;
    this.true = this.kinds(allKinds);
    this.false = this.kinds(0);
  }

  kinds(mask: number): Node {
    return this.#intern(`kinds ${mask}`, (key) => ({ op: "kinds", key, mask }));
  }

  atom(body: AtomBody): Node {
    const mask = kinds[kindOfAtom(body)];
    // None of them satisfies it: all satisfy the opposite.
    if (body.op === "count" && body.high === 0) {
      return this.atom({ op: "items", from: body.from, node: this.not(body.node) });
    }
    if (isImpossible(body)) return this.false;
    if (saysNothing(body)) return this.kinds(mask);
    return this.#intern(atomKey(body), (key) => ({ ...body, key, mask }));
  }

  /** The atom for values of its kind; any value of another kind. As the keywords of JSON Schema are meant. */
  when(body: AtomBody): Node {
    return this.or([this.kinds(allKinds & ~kinds[kindOfAtom(body)]), this.atom(body)]);
  }

  ref(target: string, negated = false): Node {
    return this.#intern(`${negated ? "not " : ""}ref ${target}`, (key) => ({
      op: "ref",
      key,
      mask: allKinds,
      target,
      negated,
    }));
  }

  define(target: string, node: Node): void {
    this.#definitions.set(target, node);
  }

  /** What a variable stands for. */
  definition(target: string, negated: boolean): Node {
    const node = this.#definitions.get(target);
    if (!node) throw new Undecided("UNGUARDED_REF", `The reference ${target} leads to itself.`);
    return negated ? this.not(node) : node;
  }

  and(nodes: Iterable<Node>): Node {
    return this.#combine("and", nodes);
  }

  or(nodes: Iterable<Node>): Node {
    return this.#combine("or", nodes);
  }

  not(node: Node): Node {
    const known = this.#complements.get(node);
    if (known) return known;
    const found = this.budget.deeper(() => this.#complement(node));
    this.#complements.set(node, found);
    this.#complements.set(found, node);
    return found;
  }

  /** The formula as it is among values of one kind. */
  restrict(node: Node, kind: Kind): Node {
    if (node.op === "kinds") return node.mask & kinds[kind] ? this.true : this.false;
    if (!(node.mask & kinds[kind])) return this.false;
    if (node.op !== "and" && node.op !== "or") return node;
    const known = this.#restricted.get(node)?.get(kind);
    if (known) return known;
    const found = this.budget.deeper(() => this[node.op](node.nodes.map((part) => this.restrict(part, kind))));
    const map = this.#restricted.get(node) ?? new Map<Kind, Node>();
    this.#restricted.set(node, map.set(kind, found));
    return found;
  }

  #intern(text: string, make: (key: string) => Node): Node {
    const key = text.length > 60 ? digest(text) : text;
    const known = this.#nodes.get(key);
    if (known) {
      if (known.text !== text) throw new Undecided("BUDGET", "Two formulas have the same digest.");
      return known.node;
    }
    this.budget.spend();
    const node = make(key);
    this.#nodes.set(key, { text, node });
    return node;
  }

  #combine(op: "and" | "or", list: Iterable<Node>): Node {
    const [neutral, absorbing] = op === "and" ? [this.true, this.false] : [this.false, this.true];
    const found = new Set<Node>();
    const add = (node: Node): void => {
      this.budget.spend();
      if (node.op === op) for (const inner of node.nodes) found.add(inner);
      else if (node !== neutral) found.add(node);
    };
    for (const node of list) add(node);
    if (found.has(absorbing)) return absorbing;
    const nodes = this.#merge(op, [...found]);
    if (nodes.length === 0) return neutral;
    if (nodes.some((node) => node === absorbing)) return absorbing;
    const [only] = nodes;
    if (only && nodes.length === 1) return only;
    const set = new Set(nodes);
    for (const node of nodes) {
      const other = this.#complements.get(node);
      if (other && set.has(other)) return absorbing;
      if (!("negated" in node) || !set.has(this.#twin(node))) continue;
      // An atom or the opposite within its kind: all of the kind.
      return op === "and" ? this.false : this.or([...nodes.filter((other) => other !== node), this.kinds(node.mask)]);
    }
    nodes.sort((a, b) => (a.key < b.key ? -1 : 1));
    const mask = nodes.reduce(
      (sum, node) => (op === "and" ? sum & node.mask : sum | node.mask),
      op === "and" ? allKinds : 0,
    );
    if (mask === 0) return this.false;
    return this.#intern(`${op} ${nodes.map(({ key }) => key).join(" , ")}`, (key) => ({ op, key, mask, nodes }));
  }

  #twin(node: Node & { readonly negated: boolean }): Node {
    if (node.op === "ref") return this.ref(node.target, !node.negated);
    return isAtom(node) ? this.atom(opposite(node)) : this.not(node);
  }

  /** Joins kinds, ranges and words of one list into one each. */
  #merge(op: "and" | "or", nodes: Node[]): Node[] {
    const ranges = nodes.filter((node) => node.op === "ranges");
    const words = nodes.filter((node) => node.op === "words");
    const rest = nodes.filter((node) => node.op !== "kinds" && node.op !== "ranges" && node.op !== "words");
    const merged: Node[] = [...nodes.filter((node) => node.op === "kinds"), ...rest];
    if (ranges.length > 0) {
      const sets = ranges.map((node) => node.ranges);
      merged.push(this.atom({ op: "ranges", ranges: pairwise(sets, op === "and" ? meet : join) }));
    }
    if (words.length > 0) {
      const sizes = words.reduce((sum, node) => sum + node.words.size, 0);
      this.budget.spend(Math.ceil(sizes / 16));
      merged.push(this.atom(pairwise<Words>(words, (a, b) => mergeWords(op, a, b))));
    }
    // A merge may have given a kind: all words are the kind string.
    const others = merged.filter((node) => node.op !== "kinds");
    const masks = merged.filter((node) => node.op === "kinds").map((node) => node.mask);
    if (op === "or") {
      const mask = masks.reduce((sum, one) => sum | one, 0);
      const open = others.filter((node) => (node.mask & ~mask) !== 0);
      return mask ? [this.kinds(mask), ...open] : open;
    }
    // Of all parts, not of the kinds alone: else the same conjunction had two forms, by the order of its making.
    const mask = merged.reduce((rest, node) => rest & node.mask, allKinds);
    if (mask === 0) return [this.false];
    const isImplied = others.length > 0 && others.every((node) => (node.mask & ~mask) === 0);
    return isImplied ? others : [this.kinds(mask), ...others];
  }

  #complement(node: Node): Node {
    if (node.op === "kinds") return this.kinds(allKinds & ~node.mask);
    if (node.op === "and") return this.or(node.nodes.map((part) => this.not(part)));
    if (node.op === "or") return this.and(node.nodes.map((part) => this.not(part)));
    if (node.op === "ref") return this.ref(node.target, !node.negated);
    return this.or([this.kinds(allKinds & ~node.mask), ...this.#opposites(node)]);
  }

  /** What a value of the atom's own kind satisfies exactly when it does not satisfy the atom. */
  #opposites(atom: Atom): Node[] {
    switch (atom.op) {
      case "bool":
        return [this.atom({ op: "bool", is: !atom.is })];
      case "ranges":
        return [this.atom({ op: "ranges", ranges: outside(atom.ranges) })];
      case "words":
        return [this.atom({ op: "words", words: atom.words, negated: !atom.negated })];
      case "multiple":
      case "pattern":
      case "format":
      case "unique":
      case "has":
        return [this.atom(opposite(atom))];
      case "size":
        return [
          this.atom({ ...atom, low: 0, high: atom.low - 1 }),
          this.atom({ ...atom, low: atom.high + 1, high: Infinity }),
        ];
      case "item":
        return [
          this.and([
            this.atom({ op: "size", kind: "array", low: atom.index + 1, high: Infinity }),
            this.atom({ op: "item", index: atom.index, node: this.not(atom.node) }),
          ]),
        ];
      case "items":
        return [this.atom({ op: "count", from: atom.from, node: this.not(atom.node), low: 1, high: Infinity })];
      case "count":
        return [
          this.atom({ ...atom, low: 0, high: atom.low - 1 }),
          this.atom({ ...atom, low: atom.high + 1, high: Infinity }),
        ];
      case "props":
        return [this.some(atom.names, this.not(atom.node))];
      case "some":
        return [this.props(atom.names, this.not(atom.node))];
    }
  }

  props(names: Node, node: Node): Node {
    if (names.op === "kinds" && !(names.mask & kinds.string)) return this.kinds(kinds.object);
    if (node === this.true) return this.kinds(kinds.object);
    const name = theOnlyWord(names);
    if (node === this.false && name !== undefined) return this.atom({ op: "has", name, negated: true });
    return this.atom({ op: "props", names, node });
  }

  some(names: Node, node: Node): Node {
    if (node === this.false || !(names.mask & kinds.string)) return this.false;
    const name = theOnlyWord(names);
    if (name === undefined) return this.atom({ op: "some", names, node });
    return this.and([this.atom({ op: "has", name, negated: false }), this.props(names, node)]);
  }
}

/** The name, when a set of names has just one. */
export const theOnlyWord = (names: Node): string | undefined =>
  names.op === "words" && !names.negated && names.words.size === 1 ? [...names.words][0] : undefined;

/** All of a list by an associative operation on two; halves, so that ten thousand small sets are not copied so often. */
function pairwise<T>(list: readonly T[], join: (a: T, b: T) => T): T {
  if (list.length === 1) return list[0] as T;
  const middle = list.length >> 1;
  return join(pairwise(list.slice(0, middle), join), pairwise(list.slice(middle), join));
}

const union = (a: ReadonlySet<string>, b: ReadonlySet<string>) => new Set([...a, ...b]);

type Signed = AtomBody & { readonly negated: boolean };
const opposite = (atom: Signed): AtomBody => ({ ...atom, negated: !atom.negated }) as AtomBody;

type Words = AtomBody & { readonly op: "words" };

function mergeWords(op: "and" | "or", a: Words, b: Words): Words {
  // By De Morgan an `or` is an `and` of the complements.
  if (op === "or") {
    const met = mergeWords("and", { ...a, negated: !a.negated }, { ...b, negated: !b.negated });
    return { ...met, negated: !met.negated };
  }
  if (a.negated && b.negated) return { op: "words", words: union(a.words, b.words), negated: true };
  if (!a.negated && !b.negated)
    return { op: "words", words: new Set([...a.words].filter((word) => b.words.has(word))), negated: false };
  const [positive, negative] = a.negated ? [b, a] : [a, b];
  return {
    op: "words",
    words: new Set([...positive.words].filter((word) => !negative.words.has(word))),
    negated: false,
  };
}

function isImpossible(atom: AtomBody): boolean {
  if (atom.op === "ranges") return atom.ranges.length === 0;
  if (atom.op === "words") return !atom.negated && atom.words.size === 0;
  if (atom.op === "size") return atom.low > atom.high || atom.low === Infinity;
  return (
    atom.op === "count" && (atom.low > atom.high || atom.low === Infinity || (atom.low > 0 && atom.node.mask === 0))
  );
}

function saysNothing(atom: AtomBody): boolean {
  if (atom.op === "ranges") return rangesKey(atom.ranges) === rangesKey(everything);
  if (atom.op === "words") return atom.negated && atom.words.size === 0;
  if (atom.op === "size") return atom.low <= 0 && atom.high === Infinity;
  if (atom.op === "count") return atom.low <= 0 && (atom.high === Infinity || atom.node.mask === 0);
  if (atom.op === "item" || atom.op === "items") return atom.node.op === "kinds" && atom.node.mask === allKinds;
  return false;
}
