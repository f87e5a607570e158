import { isRecord } from "../json.ts";
import { allKinds, kinds, type Node } from "./node.ts";
import { word } from "./read-const.ts";
import { invalid, type Keywords, natural, type Reader } from "./reader.ts";
import type { Place } from "./resources.ts";

export function readObject(reader: Reader, place: Place, value: Keywords): Node[] {
  const { table } = reader;
  const low = natural(place, value, "minProperties");
  const high = natural(place, value, "maxProperties");
  return [
    ...readProperties(reader, place, value),
    ...names(place, value, "required").map((name) => table.when({ op: "has", name, negated: false })),
    ...(low === undefined ? [] : [table.when({ op: "size", kind: "object", low, high: Infinity })]),
    ...(high === undefined ? [] : [table.when({ op: "size", kind: "object", low: 0, high })]),
    ...readDependent(reader, place, value),
  ];
}

function readProperties(reader: Reader, place: Place, value: Keywords): Node[] {
  const { table } = reader;
  const property = (classOfNames: Node, node: Node) => whenObject(reader, table.props(classOfNames, node));
  const nodes: Node[] = [];
  for (const name of keys(place, value, "properties")) {
    nodes.push(property(word(table, name), reader.child(place, "properties", name)));
  }
  for (const pattern of keys(place, value, "patternProperties")) {
    const matching = table.atom({ op: "pattern", source: pattern, negated: false });
    nodes.push(property(matching, reader.child(place, "patternProperties", pattern)));
  }
  if (value["additionalProperties"] !== undefined) {
    nodes.push(property(otherNames(reader, place, value), reader.child(place, "additionalProperties")));
  }
  if (value["propertyNames"] !== undefined) {
    nodes.push(property(table.not(reader.child(place, "propertyNames")), table.false));
  }
  return nodes;
}

/** The names that neither `properties` nor `patternProperties` mentions. */
export function otherNames({ table }: Reader, place: Place, value: Keywords): Node {
  return table.and([
    table.kinds(kinds.string),
    table.atom({ op: "words", words: new Set(keys(place, value, "properties")), negated: true }),
    ...keys(place, value, "patternProperties").map((source) => table.atom({ op: "pattern", source, negated: true })),
  ]);
}

function readDependent(reader: Reader, place: Place, value: Keywords): Node[] {
  const { table } = reader;
  const lacks = (name: string) => table.when({ op: "has", name, negated: true });
  const nodes: Node[] = [];
  for (const name of keys(place, value, "dependentRequired")) {
    const needed = names(place, value["dependentRequired"] as Keywords, name);
    const has = needed.map((other) => table.when({ op: "has", name: other, negated: false }));
    nodes.push(table.or([lacks(name), table.and(has)]));
  }
  for (const name of keys(place, value, "dependentSchemas")) {
    nodes.push(table.or([lacks(name), reader.child(place, "dependentSchemas", name)]));
  }
  return nodes;
}

export const whenObject = ({ table }: Reader, node: Node): Node =>
  table.or([table.kinds(allKinds & ~kinds.object), node]);

export function keys(place: Place, value: Keywords, keyword: string): readonly string[] {
  const found = value[keyword];
  if (found === undefined) return [];
  if (!isRecord(found)) throw invalid(place, `${keyword} is no object`);
  return Object.keys(found);
}

function names(place: Place, value: Keywords, keyword: string): readonly string[] {
  const found = value[keyword];
  if (found === undefined) return [];
  if (!Array.isArray(found) || !found.every((name) => typeof name === "string")) {
    throw invalid(place, `${keyword} is no list of names`);
  }
  return found;
}
