import { isRecord } from "../json.ts";
import { Undecided } from "../undecided.ts";
import { allKinds, kinds, type Node } from "./node.ts";
import { word } from "./read-const.ts";
import { referenced } from "./read-logic.ts";
import { keys, otherNames, whenObject } from "./read-object.ts";
import type { Keywords, Reader } from "./reader.ts";
import type { Place } from "./resources.ts";

/** What makes parts of a value evaluated, and the condition under which it does. */
interface Evaluator {
  readonly when: Node;
  /** Names of properties. */
  readonly names?: Node;
  /** Items before this index. */
  readonly before?: number;
  /** Items that satisfy this. */
  readonly items?: Node;
}

/** `unevaluatedProperties` and `unevaluatedItems`, said without annotations. */
export function readUnevaluated(reader: Reader, place: Place, value: Keywords): Node[] {
  const byProperties = value["unevaluatedProperties"] !== undefined;
  const byItems = value["unevaluatedItems"] !== undefined;
  if (!byProperties && !byItems) return [];
  const evaluators = within(reader, place, reader.table.true, new Set());
  return [
    ...(byProperties ? restOfNames(reader, evaluators, reader.child(place, "unevaluatedProperties")) : []),
    ...(byItems ? [restOfItems(reader, evaluators, reader.child(place, "unevaluatedItems"))] : []),
  ];
}

/** For each class of names that evaluators tell apart: evaluated by one of them, or as the schema says. */
function restOfNames(reader: Reader, evaluators: readonly Evaluator[], node: Node): Node[] {
  const { table } = reader;
  let classes: { readonly names: Node; readonly by: readonly Node[] }[] = [
    { names: table.kinds(kinds.string), by: [] },
  ];
  for (const { when, names } of evaluators) {
    if (!names) continue;
    table.budget.spend(classes.length);
    classes = classes.flatMap((one) =>
      one.by.includes(table.true)
        ? [one]
        : [
            { names: table.and([one.names, names]), by: [...one.by, when] },
            { names: table.and([one.names, table.not(names)]), by: one.by },
          ].filter((part) => part.names !== table.false),
    );
  }
  return classes
    .filter(({ by }) => !by.includes(table.true))
    .map(({ names, by }) => table.or([whenObject(reader, table.props(names, node)), ...by]));
}

function restOfItems({ table }: Reader, evaluators: readonly Evaluator[], node: Node): Node {
  const prefixes = evaluators.filter(({ before }) => before !== undefined);
  const containing = evaluators.filter(({ items }) => items !== undefined);
  if (containing.length > 6) throw new Undecided("BUDGET", "Too many contains stand beside unevaluatedItems.");
  // Sets of contains that hold; what they match is evaluated besides what the prefixes cover.
  let subsets: Evaluator[][] = [[]];
  for (const one of containing) subsets = subsets.flatMap((some) => [some, [...some, one]]);
  const edges = [...new Set([0, ...prefixes.map(({ before = 0 }) => before)])]
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const clauses = edges.map((edge, position) => {
    const end = edges[position + 1] ?? Infinity;
    const covered = prefixes.filter(({ before = 0 }) => before > edge).map(({ when }) => when);
    const ways = subsets.map((some) => {
      const allowed = table.or([node, ...some.map(({ items }) => items ?? table.false)]);
      return table.and([...some.map(({ when }) => when), segment(edge, end, allowed)]);
    });
    return table.or([...covered, ...ways]);
  });
  return table.or([table.kinds(allKinds & ~kinds.array), table.and(clauses)]);

  function segment(start: number, end: number, allowed: Node): Node {
    if (end === Infinity) return table.when({ op: "items", from: start, node: allowed });
    const indexes = Array.from({ length: end - start }, (_, offset) => start + offset);
    return table.and(indexes.map((index) => table.when({ op: "item", index, node: allowed })));
  }
}

/** The evaluators of a schema and of those that apply to the same value. */
function within(reader: Reader, place: Place, when: Node, seen: ReadonlySet<string>): Evaluator[] {
  const { value } = place;
  if (!isRecord(value)) return [];
  const key = place.pointer + place.scope.key;
  if (seen.has(key)) throw new Undecided("UNGUARDED_REF", `#${place.pointer} refers to itself beside unevaluated.`);
  const path = new Set([...seen, key]);
  return reader.table.budget.deeper(() => [
    ...own(reader, place, value, { when, isRoot: seen.size === 0 }),
    ...applied(reader, place, value).flatMap(([target, condition]) =>
      within(reader, target, reader.table.and([when, condition]), path),
    ),
  ]);
}

function own(
  reader: Reader,
  place: Place,
  value: Keywords,
  { when, isRoot }: { when: Node; isRoot: boolean },
): Evaluator[] {
  const { table } = reader;
  const found: Evaluator[] = [];
  const add = (part: Omit<Evaluator, "when">) => found.push({ when, ...part });
  for (const name of keys(place, value, "properties")) add({ names: word(table, name) });
  for (const source of keys(place, value, "patternProperties")) {
    add({ names: table.atom({ op: "pattern", source, negated: false }) });
  }
  if (value["additionalProperties"] !== undefined) add({ names: otherNames(reader, place, value) });
  if (value["unevaluatedProperties"] !== undefined && !isRoot) add({ names: table.kinds(kinds.string) });
  const prefix = value["prefixItems"];
  if (Array.isArray(prefix)) add({ before: prefix.length });
  if (value["items"] !== undefined) add({ before: Infinity });
  if (value["unevaluatedItems"] !== undefined && !isRoot) add({ before: Infinity });
  if (value["contains"] !== undefined) add({ items: reader.child(place, "contains") });
  return found;
}

/** Schemas in place, each with the condition under which its annotations count. */
function applied(reader: Reader, place: Place, value: Keywords): [Place, Node][] {
  const { table, resources } = reader;
  const conditional = (...path: (string | number)[]): [Place, Node] => {
    const target = resources.child(place, ...path);
    return [target, reader.read(target)];
  };
  const list = (keyword: string) => (Array.isArray(value[keyword]) ? [...value[keyword].keys()] : []);
  const found: [Place, Node][] = referenced(reader, place, value).map((target) => [target, table.true]);
  // What has to hold anyway is no condition.
  for (const index of list("allOf")) found.push([resources.child(place, "allOf", index), table.true]);
  for (const keyword of ["anyOf", "oneOf"]) for (const index of list(keyword)) found.push(conditional(keyword, index));
  for (const name of keys(place, value, "dependentSchemas")) {
    found.push([resources.child(place, "dependentSchemas", name), table.atom({ op: "has", name, negated: false })]);
  }
  if (value["if"] === undefined) return found;
  const [target, condition] = conditional("if");
  found.push([target, condition]);
  if (value["then"] !== undefined) found.push([resources.child(place, "then"), condition]);
  if (value["else"] !== undefined) found.push([resources.child(place, "else"), table.not(condition)]);
  return found;
}
