import { knowsFormat } from "../strings/formats.ts";
import type { Node } from "./node.ts";
import { invalid, type Keywords, natural, type Reader } from "./reader.ts";
import type { Place } from "./resources.ts";

export function readString(reader: Reader, place: Place, value: Keywords): Node[] {
  const { table } = reader;
  const low = natural(place, value, "minLength");
  const high = natural(place, value, "maxLength");
  const { pattern, format } = value;
  if (pattern !== undefined && typeof pattern !== "string") throw invalid(place, "pattern is no string");
  return [
    ...(low === undefined ? [] : [table.when({ op: "size", kind: "string", low, high: Infinity })]),
    ...(high === undefined ? [] : [table.when({ op: "size", kind: "string", low: 0, high })]),
    ...(pattern === undefined ? [] : [table.when({ op: "pattern", source: pattern, negated: false })]),
    // A format that nobody knows is an annotation under either policy.
    ...(reader.formats && typeof format === "string" && knowsFormat(format)
      ? [table.when({ op: "format", name: format, negated: false })]
      : []),
  ];
}
