import { from, type Ranges, upTo } from "../numbers/ranges.ts";
import { fromNumber } from "../numbers/rational.ts";
import type { Node } from "./node.ts";
import { invalid, type Keywords, type Reader } from "./reader.ts";
import type { Place } from "./resources.ts";

type Bound = (at: ReturnType<typeof fromNumber>) => Ranges;

const bounds: { readonly [keyword: string]: Bound } = {
  minimum: (at) => from(at, false),
  exclusiveMinimum: (at) => from(at, true),
  maximum: (at) => upTo(at, false),
  exclusiveMaximum: (at) => upTo(at, true),
};

export function readNumber({ table }: Reader, place: Place, value: Keywords): Node[] {
  const nodes: Node[] = [];
  for (const [keyword, ranges] of Object.entries(bounds)) {
    const limit = value[keyword];
    if (limit === undefined) continue;
    if (typeof limit !== "number") throw invalid(place, `${keyword} is no number`);
    nodes.push(table.when({ op: "ranges", ranges: ranges(fromNumber(limit)) }));
  }
  const step = value["multipleOf"];
  if (step === undefined) return nodes;
  if (typeof step !== "number" || step <= 0) throw invalid(place, "multipleOf is no positive number");
  return [...nodes, table.when({ op: "multiple", of: fromNumber(step), negated: false })];
}
