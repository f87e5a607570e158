import type { Node } from "./node.ts";
import { invalid, type Keywords, natural, type Reader } from "./reader.ts";
import type { Place } from "./resources.ts";

export function readArray(reader: Reader, place: Place, value: Keywords): Node[] {
  const { table } = reader;
  const prefix = value["prefixItems"] ?? [];
  if (!Array.isArray(prefix)) throw invalid(place, "prefixItems is no list");
  const items = Array.isArray(value["items"]) ? "list" : value["items"];
  if (items === "list") throw invalid(place, "items is no schema");
  const low = natural(place, value, "minItems");
  const high = natural(place, value, "maxItems");
  return [
    ...prefix.map((_, index) => table.when({ op: "item", index, node: reader.child(place, "prefixItems", index) })),
    ...(items === undefined
      ? []
      : [table.when({ op: "items", from: prefix.length, node: reader.child(place, "items") })]),
    ...(low === undefined ? [] : [table.when({ op: "size", kind: "array", low, high: Infinity })]),
    ...(high === undefined ? [] : [table.when({ op: "size", kind: "array", low: 0, high })]),
    ...(value["uniqueItems"] === true ? [table.when({ op: "unique", negated: false })] : []),
    ...readContains(reader, place, value),
  ];
}

function readContains(reader: Reader, place: Place, value: Keywords): Node[] {
  if (value["contains"] === undefined) return [];
  const low = natural(place, value, "minContains") ?? 1;
  const high = natural(place, value, "maxContains") ?? Infinity;
  const node = reader.child(place, "contains");
  const { table } = reader;
  return [
    table.when({ op: "count", from: 0, node, low, high: Infinity }),
    table.when({ op: "count", from: 0, node, low: 0, high }),
  ];
}
