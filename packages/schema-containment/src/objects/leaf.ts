import { setOwn } from "../json.ts";
import type { Atom, Node } from "../normal-form/node.ts";
import type { Table } from "../normal-form/table.ts";
import { empty, inhabited, type Result, type Solve, unknown } from "../prove/result.ts";
import type { Languages } from "../strings/inhabit.ts";
import type { Json } from "../types.ts";
import { type ObjectFacts, objectFacts, regions, valueAt } from "./facts.ts";

interface Setting {
  readonly table: Table;
  readonly languages: Languages;
  readonly solve: Solve;
}

/** An object that satisfies the atoms, whose "some property" all mean names that are not known. */
export function objectModel(atoms: readonly Atom[], setting: Setting): Result {
  const { table, languages, solve } = setting;
  const facts = objectFacts(atoms);
  if (facts.low > facts.high || facts.has.size > facts.high) return empty({ rule: "few" });
  const object: { [name: string]: Json } = {};
  let open: Result | undefined;
  for (const name of facts.has) {
    const value = solve(valueAt(table, facts, name, languages));
    if (value.is === "empty") return empty({ rule: "property", name });
    if (value.is === "unknown") open = value;
    else setOwn(object, name, value.model);
  }
  for (const some of facts.somes) {
    const found = freshProperty(facts, { names: some.names, node: some.node, object }, setting);
    if (found.is === "empty") return empty({ rule: "fresh", some: some.key });
    if (found.is === "unknown") open = found;
  }
  if (open) return open;
  const crowded = Object.keys(object).length > facts.high;
  if (crowded) return unknown({ code: "BUDGET", message: "Properties of several kinds would have to be one." });
  return filled(facts, object, setting);
}

interface Wanted {
  readonly names: Node;
  readonly node: Node;
  readonly object: { [name: string]: Json };
}

/** Adds a property with a name that is neither known nor used. */
function freshProperty(facts: ObjectFacts, { names, node, object }: Wanted, { table, solve }: Setting): Result {
  let open: Result | undefined;
  for (const region of regions(table, facts, names)) {
    const value = solve(table.and([region.value, node]));
    if (value.is === "empty") continue;
    const plain = solve(region.names);
    if (plain.is === "empty") continue;
    const used = table.atom({ op: "words", words: new Set(Object.keys(object)), negated: true });
    const name = Object.keys(object).length === 0 ? plain : solve(table.and([region.names, used]));
    if (value.is === "unknown") open ??= value;
    else if (name.is === "unknown") open ??= name;
    else if (name.is === "empty") open ??= unknown({ code: "BUDGET", message: "A class of names has too few names." });
    else if (typeof name.model === "string") {
      setOwn(object, name.model, value.model);
      return inhabited(object);
    }
  }
  return open ?? empty({ rule: "fresh", some: "" });
}

/** Adds properties until there are as many as there have to be. */
function filled(facts: ObjectFacts, object: { [name: string]: Json }, setting: Setting): Result {
  const { table, languages, solve } = setting;
  let open: Result | undefined;
  if (facts.low > 2_000)
    return unknown({ code: "BUDGET", message: `No example is made with ${facts.low} properties.` });
  for (const name of facts.known) {
    if (Object.keys(object).length >= facts.low) return inhabited(object);
    if (Object.hasOwn(object, name)) continue;
    const value = solve(valueAt(table, facts, name, languages));
    if (value.is === "unknown") open = value;
    if (value.is === "inhabited") setOwn(object, name, value.model);
  }
  while (Object.keys(object).length < facts.low) {
    const names = table.kinds(8);
    const more = freshProperty(facts, { names, node: table.true, object }, setting);
    if (more.is === "empty") return open ?? empty({ rule: "few" });
    if (more.is === "unknown") return more;
  }
  return inhabited(object);
}
