import { isObject, type JsonObject, setOwn } from "@rawr/openapi-document";
import { isRequired, own } from "./edit.ts";
import type { Sameness } from "./same.ts";
import type { Sampler } from "./sample.ts";
import type { Unit } from "./units.ts";

/** The two schemas that a unit is asked about. */
export interface Roots {
  readonly old: JsonObject;
  readonly new: JsonObject;
}

/**
 * A plain unit's schemas with the parts that are the same, or judged by themselves, as small as they can be. What a
 * plain schema says looks into no part: whatever holds with any one value there holds with every other. A part that may
 * be absent becomes `true`; one that has to be there, a constant, so that a witness shows a value that it may have.
 */
export function abstractRoots(unit: Unit, sender: "old" | "new", { sameness, sampler }: AbstractTools): Roots {
  if (unit.kind !== "plain") return unit;
  const old = { ...unit.old };
  const next = { ...unit.new };
  const replace = (one: unknown, other: unknown, isNeeded: boolean): JsonObject | undefined => {
    if (!isObject(one) || !isObject(other)) return undefined;
    const isSame = sameness.same(one, other);
    if (isSame && isSmall(one)) return undefined;
    const value = isNeeded ? sampler.sample(sender === "old" ? one : other) : undefined;
    if (value !== undefined) return visible(one, { const: value });
    // The same part may stay; what differs is asked about elsewhere.
    return isNeeded && isSame ? undefined : visible(one, {});
  };
  for (const keyword of ["items", "additionalProperties"] as const) {
    const part = replace(old[keyword], next[keyword], keyword === "items");
    if (part) Object.assign(old, { [keyword]: part }) && Object.assign(next, { [keyword]: part });
  }
  if (isObject(old.properties) && isObject(next.properties)) {
    const [before, after] = [{ ...old.properties }, { ...next.properties }];
    for (const name of Object.keys(before)) {
      const isNeeded = isRequired(old, name) || isRequired(next, name);
      const part = replace(own(before, name), own(after, name), isNeeded);
      if (part) {
        setOwn(before, name, part);
        setOwn(after, name, part);
      }
    }
    old.properties = before;
    next.properties = after;
  }
  return { old, new: next };
}

/** What abstraction asks. */
export interface AbstractTools {
  readonly sameness: Sameness;
  /** Of the sender's side. */
  readonly sampler: Sampler;
}

const isSmall = (node: JsonObject): boolean =>
  Object.keys(node).length < 12 &&
  Object.values(node).every(
    (value) => typeof value !== "object" || (Array.isArray(value) && value.length < 20 && !value.some(isObject)),
  );

/** A property that does not travel stays one. */
function visible({ readOnly, writeOnly }: JsonObject, part: JsonObject): JsonObject {
  return { ...(readOnly === true ? { readOnly } : {}), ...(writeOnly === true ? { writeOnly } : {}), ...part };
}
