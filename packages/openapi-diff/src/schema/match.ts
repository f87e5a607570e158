import { isObject, type JsonObject } from "@rawr/openapi-document";
import type { Sameness } from "./same.ts";

/** Branches of two lists that correspond, and those that only one side has. */
export interface Matching {
  readonly pairs: readonly { readonly old: number; readonly new: number; readonly label: string }[];
  readonly removed: readonly unknown[];
  readonly added: readonly unknown[];
}

/** Pairs branches: those that are the same, then by name, then by kind; order says nothing. */
export function matchBranches(old: readonly unknown[], next: readonly unknown[], sameness: Sameness): Matching {
  const pairs: { old: number; new: number; label: string }[] = [];
  const left = new Set(old.keys());
  const right = new Set(next.keys());
  const pair = (matches: (one: unknown, other: unknown) => boolean): void => {
    for (const one of left) {
      const other = [...right].find((index) => matches(old[one], next[index]));
      if (other === undefined) continue;
      left.delete(one);
      right.delete(other);
      pairs.push({ old: one, new: other, label: labelOf(old[one], one) });
    }
  };
  pair((one, other) => sameness.same(one, other));
  for (const name of [refOf, titleOf, kindOf]) {
    pair((one, other) => name(one) !== undefined && name(one) === name(other));
  }
  // What has no name at all is told by where it stands.
  for (const index of [...left].filter((one) => right.has(one) && isNameless(old[one]) && isNameless(next[one]))) {
    left.delete(index);
    right.delete(index);
    pairs.push({ old: index, new: index, label: String(index) });
  }
  return {
    pairs,
    removed: [...left].map((index) => old[index]),
    added: [...right].map((index) => next[index]),
  };
}

/** Branches that are the same on both sides. */
export function commonBranches(
  old: readonly unknown[],
  next: readonly unknown[],
  sameness: Sameness,
): ReadonlySet<unknown> {
  const { pairs } = matchBranches(old, next, sameness);
  return new Set(
    pairs
      .filter((pair) => sameness.same(old[pair.old], next[pair.new]))
      .flatMap((pair) => [old[pair.old], next[pair.new]]),
  );
}

/** What a branch is called by people: its component, title or kind. */
export const labelOf = (branch: unknown, index: number): string =>
  refOf(branch) ?? titleOf(branch) ?? kindOf(branch) ?? String(index);

const isNameless = (branch: unknown): boolean =>
  refOf(branch) === undefined && titleOf(branch) === undefined && kindOf(branch) === undefined;

const refOf = (branch: unknown): string | undefined =>
  isObject(branch) && typeof branch.$ref === "string" ? branch.$ref.slice(branch.$ref.lastIndexOf("/") + 1) : undefined;

const titleOf = (branch: unknown): string | undefined =>
  isObject(branch) && typeof branch.title === "string" ? branch.title : undefined;

/** `object kind=card` where constants tell objects apart, `string` for the rest. */
function kindOf(branch: unknown): string | undefined {
  if (!isObject(branch)) return undefined;
  if (Object.hasOwn(branch, "const")) return `const ${JSON.stringify(branch.const)}`;
  const type = Array.isArray(branch.type) ? branch.type.join("|") : branch.type;
  const tags = isObject(branch.properties) ? tagsOf(branch.properties) : [];
  return typeof type === "string" ? [type, ...tags].join(" ") : undefined;
}

const tagsOf = (properties: JsonObject): string[] =>
  Object.entries(properties).flatMap(([name, property]) =>
    isObject(property) && Object.hasOwn(property, "const") ? [`${name}=${JSON.stringify(property.const)}`] : [],
  );
