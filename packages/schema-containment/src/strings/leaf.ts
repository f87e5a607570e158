import type { Budget } from "../budget.ts";
import type { Atom, Node } from "../normal-form/node.ts";
import { Undecided } from "../undecided.ts";
import { inhabitStrings, type Languages, type StringSet, satisfies } from "./inhabit.ts";

/** The atoms of one conjunction as a set of strings. */
export function stringSet(atoms: readonly Atom[]): StringSet {
  let only: ReadonlySet<string> | undefined;
  let except: ReadonlySet<string> = new Set();
  let [low, high] = [0, Infinity];
  const lists = {
    patterns: [] as string[],
    notPatterns: [] as string[],
    formats: [] as string[],
    notFormats: [] as string[],
  };
  for (const atom of atoms) {
    if (atom.op === "words") {
      if (atom.negated) except = new Set([...except, ...atom.words]);
      else only = new Set([...atom.words].filter((word) => !only || only.has(word)));
    } else if (atom.op === "size") [low, high] = [Math.max(low, atom.low), Math.min(high, atom.high)];
    else if (atom.op === "pattern") lists[atom.negated ? "notPatterns" : "patterns"].push(atom.source);
    else if (atom.op === "format") lists[atom.negated ? "notFormats" : "formats"].push(atom.name);
  }
  return { ...(only && { only }), except, low, high, ...lists };
}

export const stringModel = (atoms: readonly Atom[], languages: Languages, budget: Budget): string | undefined =>
  inhabitStrings(stringSet(atoms), languages, budget);

/** Whether a string satisfies a formula that speaks of names. */
export function holds(node: Node, text: string, languages: Languages): boolean {
  if (!(node.mask & 8)) return false;
  if (node.op === "kinds") return true;
  if (node.op === "words") return node.words.has(text) !== node.negated;
  if (node.op === "and") return node.nodes.every((part) => holds(part, text, languages));
  if (node.op === "or") return node.nodes.some((part) => holds(part, text, languages));
  if (node.op === "ref") throw new Undecided("UNGUARDED_REF", "A schema of property names refers to itself.");
  return satisfies(text, stringSet([node]), languages);
}
