import type { Node } from "../normal-form/node.ts";
import type { Table } from "../normal-form/table.ts";
import { Undecided } from "../undecided.ts";

type Ref = Node & { readonly op: "ref" };

/** The references that were replaced on the way to a conjunction, all about the same value. */
export class Unfolding {
  readonly #seen: ReadonlySet<Node>;

  constructor(seen: ReadonlySet<Node> = new Set()) {
    this.#seen = seen;
  }

  with(ref: Ref): Unfolding {
    return new Unfolding(new Set([...this.#seen, ref]));
  }

  /** What the reference stands for; nothing new when it was replaced before. */
  unfold(table: Table, ref: Ref): Node {
    if (this.#seen.has(ref)) return table.true;
    if (reaches(table, ref, ref, new Set())) {
      throw new Undecided("UNGUARDED_REF", `The reference ${ref.target} leads to itself for the same value.`);
    }
    return table.definition(ref.target, ref.negated);
  }
}

/** Whether unfolding `node` comes back to `goal` without going into a part of the value. */
function reaches(table: Table, node: Node, goal: Ref, seen: Set<Node>): boolean {
  if (node.op === "and" || node.op === "or") return node.nodes.some((part) => reaches(table, part, goal, seen));
  if (node.op !== "ref") return false;
  if (seen.has(node)) return node.target === goal.target;
  seen.add(node);
  table.budget.spend();
  const inner = table.definition(node.target, node.negated);
  return mentions(table, inner, goal, seen);
}

function mentions(table: Table, node: Node, goal: Ref, seen: Set<Node>): boolean {
  if (node.op === "ref" && node.target === goal.target) return true;
  if (node.op === "and" || node.op === "or") return node.nodes.some((part) => mentions(table, part, goal, seen));
  return node.op === "ref" && !seen.has(node) && reaches(table, node, goal, seen);
}
