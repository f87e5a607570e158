import { areDisjoint } from "../normal-form/disjoint.ts";
import { type Atom, isAtom, type Node } from "../normal-form/node.ts";
import { type Table, theOnlyWord } from "../normal-form/table.ts";

type Or = Node & { readonly op: "or" };

/** The conjuncts of a formula that is restricted to one kind. */
export function parts(node: Node) {
  const all = node.op === "and" ? node.nodes : [node];
  return {
    all,
    atoms: all.filter(isAtom),
    ors: all.filter((part): part is Or => part.op === "or"),
    refs: all.filter((part) => part.op === "ref"),
  };
}

/**
 * The disjunction to split next: one that the atoms leave no choice, or else the one whose alternatives say most, so
 * that the others follow (the branches of a union before the ways to miss a branch). Those that the atoms satisfy
 * already are left out.
 */
export function nextSplit(
  table: Table,
  atoms: readonly Atom[],
  ors: readonly Or[],
): { or: Or; open: Or[] } | undefined {
  const facts = new Facts(table, atoms);
  const open: Or[] = [];
  let best: { readonly or: Or; readonly rank: readonly [number, number] } | undefined;
  for (const or of ors) {
    table.budget.spend(or.nodes.length);
    if (or.nodes.some((one) => facts.entails(one))) continue;
    open.push(or);
    const ways = or.nodes.filter((one) => !facts.refutes(one));
    const rank = [ways.length < 2 ? -Infinity : -Math.min(...ways.map(weight)), ways.length] as const;
    if (!best || rank[0] < best.rank[0] || (rank[0] === best.rank[0] && rank[1] < best.rank[1])) best = { or, rank };
    if (ways.length === 0) break;
  }
  return best && { or: best.or, open };
}

const weight = (node: Node): number => (node.op === "and" ? node.nodes.length : 1);

/** What atoms say at a glance. */
class Facts {
  readonly #table: Table;
  readonly #atoms: ReadonlySet<Node>;
  readonly #values = new Map<string, Node>();

  constructor(table: Table, atoms: readonly Atom[]) {
    this.#table = table;
    this.#atoms = new Set(atoms);
    for (const atom of atoms) {
      const name = atom.op === "props" ? theOnlyWord(atom.names) : undefined;
      if (atom.op !== "props" || name === undefined) continue;
      const before = this.#values.get(name);
      this.#values.set(name, before ? table.and([before, atom.node]) : atom.node);
    }
  }

  entails(node: Node): boolean {
    if (node.op === "and") return node.nodes.every((part) => this.entails(part));
    if (this.#atoms.has(node)) return true;
    if (node.op !== "props") return node.op === "or" && node.nodes.some((part) => this.entails(part));
    const value = this.#valueOf(node);
    return value !== undefined && areDisjoint(value, this.#table.not(node.node));
  }

  refutes(node: Node): boolean {
    if (node === this.#table.false) return true;
    if (node.op === "and") return node.nodes.some((part) => this.refutes(part));
    if (node.op === "has") {
      return this.#atoms.has(this.#table.atom({ op: "has", name: node.name, negated: !node.negated }));
    }
    if (node.op !== "props") return false;
    const name = theOnlyWord(node.names);
    if (name === undefined || !this.#atoms.has(this.#table.atom({ op: "has", name, negated: false }))) return false;
    const value = this.#valueOf(node);
    return value !== undefined && areDisjoint(value, node.node);
  }

  #valueOf(node: Node & { op: "props" }): Node | undefined {
    const name = theOnlyWord(node.names);
    return name === undefined ? undefined : this.#values.get(name);
  }
}
