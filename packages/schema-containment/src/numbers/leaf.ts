import type { Budget } from "../budget.ts";
import type { Atom } from "../normal-form/node.ts";
import { inhabitNumbers } from "./inhabit.ts";
import { everything, meet, type Ranges } from "./ranges.ts";
import type { Rational } from "./rational.ts";

/** A number that satisfies the atoms of one conjunction. */
export function numberModel(atoms: readonly Atom[], budget: Budget): number | undefined {
  let ranges: Ranges = everything;
  const multiples: Rational[] = [];
  const notMultiples: Rational[] = [];
  for (const atom of atoms) {
    if (atom.op === "ranges") ranges = meet(ranges, atom.ranges);
    else if (atom.op === "multiple") (atom.negated ? notMultiples : multiples).push(atom.of);
  }
  return inhabitNumbers({ ranges, multiples, notMultiples }, budget);
}
