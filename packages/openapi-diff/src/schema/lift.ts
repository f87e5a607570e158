import { isObject, type JsonObject, type Resolver, setOwn } from "@rawr/openapi-document";
import type { Json } from "@rawr/schema-containment";
import { branchesOf } from "./branches.ts";
import { branchTag } from "./discriminator.ts";
import type { Sampler } from "./sample.ts";
import type { Step, Unit } from "./units.ts";

/** A unit and how it is reached: outermost first. */
export interface Reached {
  readonly unit: Unit;
  readonly path: readonly { readonly unit: Unit; readonly step: Step }[];
}

/** Every unit below one, itself included, each once and by a shortest path; `asked` says what stands for a unit. */
export function reach(root: Unit, asked: (unit: Unit) => Unit): readonly Reached[] {
  const found: Reached[] = [{ unit: asked(root), path: [] }];
  const seen = new Set<Unit>([root]);
  for (let index = 0; index < found.length; index++) {
    const { unit, path } = found[index] as Reached;
    for (const { step, unit: below } of unit.children) {
      if (seen.has(below)) continue;
      seen.add(below);
      found.push({ unit: asked(below), path: [...path, { unit, step }] });
    }
  }
  return found;
}

/** Whether what breaks a part always breaks the whole: nothing but the part's own schema looks at it. */
export function isTransparent({ unit, step }: Reached["path"][number]): boolean {
  const { kind, conjuncts } = unit;
  const keyword = step.kind === "property" ? "properties" : step.kind === "items" ? "items" : "additionalProperties";
  const looks = (node: JsonObject): boolean =>
    step.kind === "property"
      ? isObject(node.properties) && Object.hasOwn(node.properties, step.name)
      : node[keyword] !== undefined;
  const isFree = (node: JsonObject): boolean => node.maxProperties === undefined && node.maxItems === undefined;
  const isAlone = conjuncts.filter(({ old, new: next }) => looks(old) || looks(next)).length === 1;
  const isOpen = step.kind !== "additional" || conjuncts.length === 1;
  return kind === "plain" && isAlone && isOpen && conjuncts.every(({ old, new: next }) => isFree(old) && isFree(next));
}

/** What builds values of the sender's side. */
export interface LiftTools {
  readonly sender: "old" | "new";
  readonly sampler: Sampler;
  readonly resolve: Resolver;
}

/** A whole value that holds a unit's at its place; nothing if none is found at once. Not yet held against anybody. */
export function lift(value: Json, path: Reached["path"], tools: LiftTools): Json | undefined {
  return path.reduceRight<Json | undefined>(
    (inner, { unit, step }) =>
      inner === undefined ? undefined : embed(inner, { node: unit[tools.sender], step }, tools),
    value,
  );
}

/** What a value is put into. */
export interface Around {
  readonly node: JsonObject;
  readonly step: Step;
}

/** One step of {@link lift}. */
export function embed(inner: Json, { node, step }: Around, { sampler, resolve }: LiftTools): Json | undefined {
  if (step.kind === "branch") return tagged(inner, { node, step }, resolve);
  if (step.kind === "items") {
    const length = Math.max(1, Number(node.minItems ?? 1));
    return length > 100 ? undefined : Array.from({ length }, () => inner);
  }
  // A value that may be null has properties only where it is not.
  const around = sampler.sample({ ...node, type: "object" });
  if (!isObject(around)) return undefined;
  const copy: JsonObject = { ...around };
  setOwn(copy, step.kind === "property" ? step.name : freeName(node), inner);
  return copy as Json;
}

function tagged(inner: Json, { node, step }: Around, resolve: Resolver): Json {
  const tag = branchTag(node, branchesOf(node)?.[Number(step.name)], resolve);
  if (!tag || !isObject(inner)) return inner;
  const copy: JsonObject = { ...inner };
  setOwn(copy, tag.property, tag.values[0]);
  return copy as Json;
}

function freeName({ properties }: JsonObject): string {
  let name = "key";
  while (isObject(properties) && Object.hasOwn(properties, name)) name += "_";
  return name;
}
