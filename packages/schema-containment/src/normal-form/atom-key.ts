import { rangesKey } from "../numbers/ranges.ts";
import { text } from "../numbers/rational.ts";
import type { AtomBody } from "./node.ts";

/** Text that is equal for equal atoms. */
export function atomKey(atom: AtomBody): string {
  switch (atom.op) {
    case "bool":
      return `bool ${atom.is}`;
    case "ranges":
      return `ranges ${rangesKey(atom.ranges)}`;
    case "multiple":
      return `${sign(atom.negated)}multiple ${text(atom.of)}`;
    case "words":
      return `${sign(atom.negated)}words ${JSON.stringify([...atom.words].sort())}`;
    case "pattern":
      return `${sign(atom.negated)}pattern ${atom.source}`;
    case "format":
      return `${sign(atom.negated)}format ${atom.name}`;
    case "size":
      return `size ${atom.kind} ${atom.low} ${atom.high}`;
    case "item":
      return `item ${atom.index} ${atom.node.key}`;
    case "items":
      return `items ${atom.from} ${atom.node.key}`;
    case "count":
      return `count ${atom.from} ${atom.low} ${atom.high} ${atom.node.key}`;
    case "unique":
      return `${sign(atom.negated)}unique`;
    case "has":
      return `${sign(atom.negated)}has ${JSON.stringify(atom.name)}`;
    case "props":
    case "some":
      return `${atom.op} ${atom.names.key} ${atom.node.key}`;
  }
}

const sign = (negated: boolean) => (negated ? "not " : "");

/** 128 bits that stand for a text of any length. Not against an adversary: the table compares the text as well. */
export function digest(text: string): string {
  let [a, b, c, d] = [0x811c9dc5, 0x1b873593, 0xcc9e2d51, 0x27d4eb2f];
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 13);
    c = Math.imul(c ^ code, 0xc2b2ae35) ^ (c >>> 16);
    d = Math.imul(d ^ code, 0x9e3779b1) ^ (d >>> 11);
  }
  return [a, b, c, d].map((part) => (part >>> 0).toString(16).padStart(8, "0")).join("");
}
