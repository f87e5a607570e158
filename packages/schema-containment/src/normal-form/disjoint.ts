import { meet } from "../numbers/ranges.ts";
import type { Node } from "./node.ts";
import { theOnlyWord } from "./table.ts";

/** Whether no value satisfies both, as far as a glance tells: by kind, by constant, by a tag that both require. */
export function areDisjoint(a: Node, b: Node): boolean {
  if ((a.mask & b.mask) === 0) return true;
  if (a.op === "words" && b.op === "words") {
    if (!a.negated) return [...a.words].every((word) => b.words.has(word) === b.negated);
    return !b.negated && areDisjoint(b, a);
  }
  if (a.op === "ranges" && b.op === "ranges") return meet(a.ranges, b.ranges).length === 0;
  if (a.op === "bool" && b.op === "bool") return a.is !== b.is;
  const tags = tagsOf(a);
  for (const [name, value] of tagsOf(b)) {
    const other = tags.get(name);
    if (other && areDisjoint(other, value)) return true;
  }
  return false;
}

/** Asked for each pair of a union; formulas do not change. */
const knownTags = new WeakMap<Node, ReadonlyMap<string, Node>>();

function tagsOf(node: Node): ReadonlyMap<string, Node> {
  const known = knownTags.get(node) ?? readTags(node);
  knownTags.set(node, known);
  return known;
}

/** What a formula says about properties that it requires, when it is a conjunction about objects alone. */
function readTags(node: Node): ReadonlyMap<string, Node> {
  const parts = node.op === "and" ? node.nodes : [node];
  const tags = new Map<string, Node>();
  if (node.mask !== 32) return tags;
  const required = new Set<string>();
  for (const part of parts) {
    const atom = withoutOtherKinds(part);
    if (atom.op === "has" && !atom.negated) required.add(atom.name);
    const name = atom.op === "props" ? theOnlyWord(atom.names) : undefined;
    if (atom.op === "props" && name !== undefined) tags.set(name, atom.node);
  }
  for (const name of tags.keys()) if (!required.has(name)) tags.delete(name);
  return tags;
}

function withoutOtherKinds(node: Node): Node {
  if (node.op !== "or" || node.nodes.length !== 2) return node;
  const [first, second] = node.nodes;
  if (first?.op === "kinds" && second && !(first.mask & 32)) return second;
  return second?.op === "kinds" && first && !(second.mask & 32) ? first : node;
}
