import { setOwn } from "../json.ts";
import type { Json } from "../types.ts";

/** The witness without what it does not need; each smaller one is held against both schemas. */
export function minimise(witness: Json, isWitness: (value: Json) => boolean): Json {
  let smallest = witness;
  // A round that shrinks nothing ends it; witnesses are small, and the rounds are few.
  for (let round = 0; round < 40; round++) {
    const next = smaller(smallest).find(isWitness);
    if (next === undefined) return smallest;
    smallest = next;
  }
  return smallest;
}

function smaller(value: Json): Json[] {
  if (Array.isArray(value)) return value.length > 40 ? [] : smallerArray(value);
  if (typeof value === "string") return value.length > 1 ? ["", value.slice(0, Math.ceil(value.length / 2))] : [];
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value) as [string, Json][];
  if (entries.length > 40) return [];
  const without = entries.map((_, index) => fromEntries(entries.toSpliced(index, 1)));
  const within = entries.flatMap(([name, part], index) =>
    partly(part).map((less) => fromEntries(entries.with(index, [name, less]))),
  );
  return [...without, ...within];
}

/** For a part, nothing is smallest. */
const partly = (value: Json): Json[] =>
  typeof value === "object" && value !== null ? [null, ...smaller(value)] : smaller(value);

function smallerArray(items: readonly Json[]): Json[] {
  const without = items.map((_, index) => items.toSpliced(index, 1));
  return [...without, ...items.flatMap((item, index) => partly(item).map((less) => items.with(index, less)))];
}

function fromEntries(entries: readonly [string, Json][]): Json {
  const object: { [name: string]: Json } = {};
  for (const [name, value] of entries) setOwn(object, name, value);
  return object;
}
