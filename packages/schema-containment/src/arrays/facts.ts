import type { Atom, Node } from "../normal-form/node.ts";
import type { Table } from "../normal-form/table.ts";

/** What a conjunction of atoms says of an array. */
export interface ArrayFacts {
  readonly low: number;
  readonly high: number;
  readonly counts: readonly (Atom & { readonly op: "count" })[];
  readonly unique: boolean;
  readonly repeats: boolean;
  /** From here on, every position has the same formula. */
  readonly stable: number;
  /** The formula of the item at a position. */
  at(index: number): Node;
}

export function arrayFacts(atoms: readonly Atom[], table: Table): ArrayFacts {
  const counts = atoms.filter((atom): atom is Atom & { op: "count" } => atom.op === "count");
  let [low, high, stable] = [0, Infinity, 0];
  for (const atom of atoms) {
    if (atom.op === "size") [low, high] = [Math.max(low, atom.low), Math.min(high, atom.high)];
    if (atom.op === "item") stable = Math.max(stable, atom.index + 1);
    if (atom.op === "items" || atom.op === "count") stable = Math.max(stable, atom.from);
  }
  const known = new Map<number, Node>();
  const at = (index: number): Node => {
    const position = Math.min(index, stable);
    const found = known.get(position) ?? table.and(atoms.flatMap((atom) => partAt(atom, position)));
    known.set(position, found);
    return found;
  };
  const says = (negated: boolean) => atoms.some((atom) => atom.op === "unique" && atom.negated === negated);
  return { low, high, counts, stable, at, unique: says(false), repeats: says(true) };
}

function partAt(atom: Atom, index: number): Node[] {
  if (atom.op === "item") return atom.index === index ? [atom.node] : [];
  return atom.op === "items" && atom.from <= index ? [atom.node] : [];
}

/** The ways in which an item may take part in the counts, as formulas with the counts that grow. */
export function itemWays(facts: ArrayFacts, table: Table, index: number): { node: Node; grows: readonly boolean[] }[] {
  let ways: { node: Node; grows: readonly boolean[] }[] = [{ node: facts.at(index), grows: [] }];
  for (const count of facts.counts) {
    table.budget.spend(ways.length);
    if (count.from > index) {
      ways = ways.map(({ node, grows }) => ({ node, grows: [...grows, false] }));
      continue;
    }
    // Without an upper limit an item that is not needed may match or not.
    const rest = count.high === Infinity ? table.true : table.not(count.node);
    ways = ways.flatMap(({ node, grows }) => [
      { node: table.and([node, rest]), grows: [...grows, false] },
      { node: table.and([node, count.node]), grows: [...grows, true] },
    ]);
  }
  return ways.filter(({ node }) => node !== table.false);
}
