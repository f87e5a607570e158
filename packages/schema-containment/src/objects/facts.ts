import type { Atom, Node } from "../normal-form/node.ts";
import { word } from "../normal-form/read-const.ts";
import type { Table } from "../normal-form/table.ts";
import type { Languages } from "../strings/inhabit.ts";
import { holds } from "../strings/leaf.ts";

/** What a conjunction of atoms says of an object. */
export interface ObjectFacts {
  readonly has: ReadonlySet<string>;
  readonly lacks: ReadonlySet<string>;
  readonly props: readonly { readonly names: Node; readonly node: Node }[];
  readonly somes: readonly (Atom & { readonly op: "some" })[];
  readonly low: number;
  readonly high: number;
  /** Every name that an atom mentions, sorted. */
  readonly known: readonly string[];
}

export function objectFacts(atoms: readonly Atom[]): ObjectFacts {
  const has = new Set<string>();
  const lacks = new Set<string>();
  const known = new Set<string>();
  const props: { names: Node; node: Node }[] = [];
  const somes: (Atom & { op: "some" })[] = [];
  let [low, high] = [0, Infinity];
  for (const atom of atoms) {
    if (atom.op === "has") (atom.negated ? lacks : has).add(atom.name);
    else if (atom.op === "props") props.push(atom);
    else if (atom.op === "some") somes.push(atom);
    else if (atom.op === "size") [low, high] = [Math.max(low, atom.low), Math.min(high, atom.high)];
    if (atom.op === "props" || atom.op === "some") mentioned(atom.names, known);
  }
  for (const name of [...has, ...lacks]) known.add(name);
  return { has, lacks, props, somes, low, high, known: [...known].sort() };
}

function mentioned(names: Node, into: Set<string>): void {
  if (names.op === "words") for (const name of names.words) into.add(name);
  else if (names.op === "and" || names.op === "or") for (const part of names.nodes) mentioned(part, into);
}

/** What the value of a property has to satisfy if it is there. */
export const valueAt = (table: Table, facts: ObjectFacts, name: string, languages: Languages): Node =>
  table.and(
    facts.lacks.has(name)
      ? [table.false]
      : facts.props.filter(({ names }) => holds(names, name, languages)).map(({ node }) => node),
  );

/** A set of names without those that are known. */
export const withoutKnown = (table: Table, names: Node, known: readonly string[]): Node =>
  table.and([names, table.atom({ op: "words", words: new Set(known), negated: true })]);

/** The ways of "some property": as each known name in order, then as a name that is not known. */
export function waysOf(table: Table, facts: ObjectFacts, some: Atom & { op: "some" }, languages: Languages): Node[] {
  const named = facts.known
    .filter((name) => holds(some.names, name, languages))
    .map((name) => table.some(word(table, name), some.node));
  return [...named, table.some(withoutKnown(table, some.names, facts.known), some.node)];
}

/** Classes of names that the properties' formulas tell apart, with what a value of each has to satisfy. */
export function* regions(table: Table, facts: ObjectFacts, start: Node): Iterable<{ names: Node; value: Node }> {
  const general = facts.props.filter(({ names }) => names.op !== "words" || names.negated);
  function* from(index: number, names: Node, values: readonly Node[]): Iterable<{ names: Node; value: Node }> {
    table.budget.spend();
    if (names === table.false) return;
    const next = general[index];
    if (!next) {
      yield { names, value: table.and(values) };
      return;
    }
    yield* from(index + 1, table.and([names, next.names]), [...values, next.node]);
    yield* from(index + 1, table.and([names, table.restrict(table.not(next.names), "string")]), values);
  }
  yield* from(0, withoutKnown(table, table.restrict(start, "string"), facts.known), []);
}
