import { isRecord } from "../json.ts";
import { Undecided } from "../undecided.ts";
import { areDisjoint } from "./disjoint.ts";
import { allKinds, kinds, type Node } from "./node.ts";
import { word } from "./read-const.ts";
import { referenced } from "./read-logic.ts";
import { keys, otherNames, whenObject } from "./read-object.ts";
import type { Keywords, Reader } from "./reader.ts";
import type { Place } from "./resources.ts";

/** What makes parts of a value evaluated, and the conditions under which it does. */
interface Evaluator {
  readonly when: readonly Node[];
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
  const found: Found = { evaluators: [], choices: [] };
  within(reader, place, [], { found, seen: new Set() });
  const { evaluators } = found;
  return [
    ...(byProperties
      ? [restByChoice(reader, found, { node: reader.child(place, "unevaluatedProperties"), room: 1_000 })]
      : []),
    ...(byItems ? [restOfItems(reader, evaluators, reader.child(place, "unevaluatedItems"))] : []),
  ];
}

/** Alternatives of which exactly one holds, where the conditions before them hold. */
interface Choice {
  readonly when: readonly Node[];
  readonly nodes: readonly Node[];
}

interface Rest {
  /** What an unevaluated property has to satisfy. */
  readonly node: Node;
  /** How many ways may still be told apart. */
  readonly room: number;
}

interface Found {
  readonly evaluators: Evaluator[];
  readonly choices: Choice[];
}

/**
 * Where exactly one alternative holds, the rest is said for each as if it were alone: a union of closed objects, as
 * people would write it, instead of a condition on every class of names.
 */
function restByChoice(reader: Reader, { evaluators, choices }: Found, { node, room }: Rest): Node {
  const { table } = reader;
  const choice = choices.find(
    ({ when, nodes }) => when.length === 0 && nodes.length <= room && new Set(nodes).size === nodes.length,
  );
  if (!choice) return table.and(restOfNames(reader, evaluators, node));
  const ways = choice.nodes.map((way) => {
    const given = <T extends { readonly when: readonly Node[] }>(list: readonly T[]): T[] =>
      list
        .filter(({ when }) => when.every((one) => one === way || !choice.nodes.includes(one)))
        .map((one) => ({ ...one, when: one.when.filter((condition) => condition !== way) }));
    const others = choices.filter((one) => one !== choice);
    const rest = { node, room: room / choice.nodes.length };
    return table.and([way, restByChoice(reader, { evaluators: given(evaluators), choices: given(others) }, rest)]);
  });
  return table.or([table.kinds(allKinds & ~kinds.object), ...ways]);
}

/** For each class of names that evaluators tell apart: evaluated by one of them, or as the schema says. */
function restOfNames(reader: Reader, evaluators: readonly Evaluator[], node: Node): Node[] {
  const { table } = reader;
  const byCondition = new Map<Node, Node[]>();
  for (const { when, names } of evaluators) {
    if (!names) continue;
    const condition = table.and(when);
    const list = byCondition.get(condition);
    if (list) list.push(names);
    else byCondition.set(condition, [names]);
  }
  const always = table.or(byCondition.get(table.true) ?? []);
  byCondition.delete(table.true);
  let classes: { readonly names: Node; readonly by: readonly Node[] }[] = [
    { names: table.and([table.kinds(kinds.string), table.not(always)]), by: [] },
  ];
  for (const [when, list] of byCondition) {
    table.budget.spend(classes.length);
    const names = table.or(list);
    classes = classes.flatMap((one) =>
      [
        { names: table.and([one.names, names]), by: [...one.by, when] },
        { names: table.and([one.names, table.not(names)]), by: one.by },
      ].filter((part) => part.names !== table.false),
    );
  }
  return classes.map(({ names, by }) => table.or([whenObject(reader, table.props(names, node)), ...by]));
}

function restOfItems({ table }: Reader, found: readonly Evaluator[], node: Node): Node {
  const evaluators = found.map(({ when, ...rest }) => ({ ...rest, when: table.and(when) }));
  const prefixes = evaluators.filter(({ before }) => before !== undefined);
  const containing = evaluators.filter(({ items }) => items !== undefined);
  if (containing.length > 6) throw new Undecided("BUDGET", "Too many contains stand beside unevaluatedItems.");
  // Sets of contains that hold; what they match is evaluated besides what the prefixes cover.
  let subsets: (typeof containing)[] = [[]];
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

interface Way {
  readonly found: Found;
  readonly seen: ReadonlySet<string>;
}

/** Collects the evaluators of a schema and of those that apply to the same value. */
function within(reader: Reader, place: Place, when: readonly Node[], { found, seen }: Way): void {
  const { value } = place;
  if (!isRecord(value)) return;
  const key = place.pointer + place.scope.key;
  if (seen.has(key)) throw new Undecided("UNGUARDED_REF", `#${place.pointer} refers to itself beside unevaluated.`);
  const path = new Set([...seen, key]);
  reader.table.budget.deeper(() => {
    for (const evaluator of own(reader, place, value, seen.size === 0)) found.evaluators.push({ when, ...evaluator });
    for (const [target, condition] of applied(reader, place, value)) {
      within(reader, target, condition === reader.table.true ? when : [...when, condition], { found, seen: path });
    }
    for (const nodes of choicesOf(reader, place, value)) found.choices.push({ when, nodes });
  });
}

function own(reader: Reader, place: Place, value: Keywords, isRoot: boolean): Omit<Evaluator, "when">[] {
  const { table } = reader;
  const found: Omit<Evaluator, "when">[] = [];
  for (const name of keys(place, value, "properties")) found.push({ names: word(table, name) });
  for (const source of keys(place, value, "patternProperties")) {
    found.push({ names: table.atom({ op: "pattern", source, negated: false }) });
  }
  if (value["additionalProperties"] !== undefined) found.push({ names: otherNames(reader, place, value) });
  if (value["unevaluatedProperties"] !== undefined && !isRoot) found.push({ names: table.kinds(kinds.string) });
  const prefix = value["prefixItems"];
  if (Array.isArray(prefix)) found.push({ before: prefix.length });
  if (value["items"] !== undefined) found.push({ before: Infinity });
  if (value["unevaluatedItems"] !== undefined && !isRoot) found.push({ before: Infinity });
  if (value["contains"] !== undefined) found.push({ items: reader.child(place, "contains") });
  return found;
}

/** Alternatives of which exactly one holds: all of `oneOf`, and of `anyOf` those that are disjoint at a glance. */
function choicesOf(reader: Reader, place: Place, value: Keywords): Node[][] {
  const read = (keyword: string) =>
    Array.isArray(value[keyword]) ? value[keyword].map((_, index) => reader.child(place, keyword, index)) : [];
  const any = read("anyOf");
  const isChoice = any.every((left, index) => any.slice(index + 1).every((right) => areDisjoint(left, right)));
  return [read("oneOf"), isChoice ? any : []].filter((nodes) => nodes.length > 1);
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
