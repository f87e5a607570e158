import { areDisjoint } from "./disjoint.ts";
import type { Node } from "./node.ts";
import { invalid, type Keywords, type Reader } from "./reader.ts";
import type { Place } from "./resources.ts";

export function readLogic(reader: Reader, place: Place, value: Keywords): Node[] {
  const { table } = reader;
  const nodes: Node[] = [...branches(reader, place, "allOf")];
  if (value["anyOf"] !== undefined) nodes.push(table.or(branches(reader, place, "anyOf")));
  if (value["oneOf"] !== undefined) nodes.push(oneOf(reader, branches(reader, place, "oneOf")));
  if (value["not"] !== undefined) nodes.push(table.not(reader.child(place, "not")));
  if (value["if"] !== undefined) nodes.push(...conditional(reader, place, value));
  for (const target of referenced(reader, place, value)) nodes.push(reader.read(target));
  return nodes;
}

/** The schemas that `$ref` and `$dynamicRef` of a place name. */
export function referenced({ resources }: Reader, place: Place, value: Keywords): Place[] {
  const { $ref, $dynamicRef } = value;
  const found: Place[] = [];
  if (typeof $ref === "string") found.push(resources.resolve($ref, place));
  else if ($ref !== undefined) throw invalid(place, "$ref is no string");
  if (typeof $dynamicRef === "string") found.push(resources.resolveDynamic($dynamicRef, place));
  return found;
}

function branches(reader: Reader, place: Place, keyword: string): Node[] {
  const list = (place.value as Keywords)[keyword];
  if (list === undefined) return [];
  if (!Array.isArray(list)) throw invalid(place, `${keyword} is no list`);
  return list.map((_, index) => reader.child(place, keyword, index));
}

/** Some branch, and no two that are not disjoint at a glance. */
function oneOf({ table }: Reader, nodes: readonly Node[]): Node {
  const clauses: Node[] = [table.or(nodes)];
  nodes.forEach((left, index) => {
    for (const right of nodes.slice(index + 1)) {
      table.budget.spend();
      if (!areDisjoint(left, right)) clauses.push(table.or([table.not(left), table.not(right)]));
    }
  });
  return table.and(clauses);
}

function conditional(reader: Reader, place: Place, value: Keywords): Node[] {
  const { table } = reader;
  const condition = reader.child(place, "if");
  const then = value["then"] === undefined ? table.true : reader.child(place, "then");
  const otherwise = value["else"] === undefined ? table.true : reader.child(place, "else");
  return [table.or([table.not(condition), then]), table.or([condition, otherwise])];
}
