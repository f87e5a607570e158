import type { Ranges } from "../numbers/ranges.ts";
import type { Rational } from "../numbers/rational.ts";

/** The six kinds of values, as bits of a mask. */
export const kinds = { null: 1, boolean: 2, number: 4, string: 8, array: 16, object: 32 } as const;
export type Kind = keyof typeof kinds;
export const allKinds = 63;
export const kindNames = Object.keys(kinds) as Kind[];

export interface Base {
  /** Equal for equal formulas; a proof names formulas by it. */
  readonly key: string;
  /** The kinds of which the formula may have a value. */
  readonly mask: number;
}

/** What a value of one kind has to satisfy; a value of another kind does not satisfy it. */
export type AtomBody =
  | { readonly op: "bool"; readonly is: boolean }
  | { readonly op: "ranges"; readonly ranges: Ranges }
  | { readonly op: "multiple"; readonly of: Rational; readonly negated: boolean }
  | { readonly op: "words"; readonly words: ReadonlySet<string>; readonly negated: boolean }
  | { readonly op: "pattern"; readonly source: string; readonly negated: boolean }
  | { readonly op: "format"; readonly name: string; readonly negated: boolean }
  /** Code points, items or properties, by kind; `high` may be Infinity. */
  | { readonly op: "size"; readonly kind: "string" | "array" | "object"; readonly low: number; readonly high: number }
  /** The item there, if there is one. */
  | { readonly op: "item"; readonly index: number; readonly node: Node }
  | { readonly op: "items"; readonly from: number; readonly node: Node }
  /** How many items from there on satisfy the node. */
  | { readonly op: "count"; readonly from: number; readonly node: Node; readonly low: number; readonly high: number }
  | { readonly op: "unique"; readonly negated: boolean }
  | { readonly op: "has"; readonly name: string; readonly negated: boolean }
  /** Each property whose name satisfies `names`. */
  | { readonly op: "props"; readonly names: Node; readonly node: Node }
  /** Some property whose name satisfies `names`. */
  | { readonly op: "some"; readonly names: Node; readonly node: Node };

export type Atom = Base & AtomBody;

/** A formula over values, hash-consed: equal formulas are the same object within a table. */
export type Node =
  | Atom
  | (Base & { readonly op: "kinds" })
  | (Base & { readonly op: "and"; readonly nodes: readonly Node[] })
  | (Base & { readonly op: "or"; readonly nodes: readonly Node[] })
  /** A variable: the formula of a schema that contains itself, or its complement. */
  | (Base & { readonly op: "ref"; readonly target: string; readonly negated: boolean });

export const isAtom = (node: Node): node is Atom =>
  node.op !== "kinds" && node.op !== "and" && node.op !== "or" && node.op !== "ref";

const kindOfOp: { readonly [op in Exclude<AtomBody["op"], "size">]: Kind } = {
  bool: "boolean",
  ranges: "number",
  multiple: "number",
  words: "string",
  pattern: "string",
  format: "string",
  item: "array",
  items: "array",
  count: "array",
  unique: "array",
  has: "object",
  props: "object",
  some: "object",
};

export const kindOfAtom = (atom: AtomBody): Kind => (atom.op === "size" ? atom.kind : kindOfOp[atom.op]);
