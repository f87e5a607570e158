import { canonical, isRecord } from "../json.ts";
import { point } from "../numbers/ranges.ts";
import { fromNumber } from "../numbers/rational.ts";
import { kinds, type Node } from "./node.ts";
import { invalid, type Keywords, type Reader } from "./reader.ts";
import type { Place } from "./resources.ts";
import type { Table } from "./table.ts";

export function readConst({ table }: Reader, value: Keywords): Node[] {
  return Object.hasOwn(value, "const") ? [exactly(table, value["const"])] : [];
}

/** The same formula as the union of constants. */
export function readEnum({ table }: Reader, place: Place, value: Keywords): Node[] {
  const list = value["enum"];
  if (list === undefined) return [];
  if (!Array.isArray(list)) throw invalid(place, "enum is no list");
  const strings = list.filter((one): one is string => typeof one === "string");
  const words = table.atom({ op: "words", words: new Set(strings), negated: false });
  return [table.or([words, ...list.filter((one) => typeof one !== "string").map((one) => exactly(table, one))])];
}

/** The formula of one value. */
export function exactly(table: Table, value: unknown): Node {
  if (value === null) return table.kinds(kinds.null);
  if (typeof value === "boolean") return table.atom({ op: "bool", is: value });
  if (typeof value === "number") return table.atom({ op: "ranges", ranges: point(fromNumber(value)) });
  if (typeof value === "string") return word(table, value);
  return table.budget.deeper(() => (Array.isArray(value) ? exactlyArray(table, value) : exactlyObject(table, value)));
}

export const word = (table: Table, text: string): Node =>
  table.atom({ op: "words", words: new Set([text]), negated: false });

function exactlyArray(table: Table, value: readonly unknown[]): Node {
  const size = table.atom({ op: "size", kind: "array", low: value.length, high: value.length });
  return table.and([
    size,
    ...value.map((item, index) => table.atom({ op: "item", index, node: exactly(table, item) })),
  ]);
}

function exactlyObject(table: Table, value: unknown): Node {
  if (!isRecord(value)) throw new TypeError(`${canonical(value)} is no JSON`);
  const names = Object.keys(value);
  const others = table.atom({ op: "words", words: new Set(names), negated: true });
  return table.and([
    table.props(others, table.false),
    ...names.map((name) => table.atom({ op: "has", name, negated: false })),
    ...names.map((name) => table.props(word(table, name), exactly(table, value[name]))),
  ]);
}
