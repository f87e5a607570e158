import { setOwn, sizeOf } from "../json.ts";
import type { Json } from "../types.ts";

/** Smaller values that are tried; each is held against both schemas. Fewer where each of them is large. */
const MOST_TRIES = 400;
const MOST_PARTS = 50_000;

/** The witness without what it does not need. */
export function minimise(witness: Json, isWitness: (value: Json) => boolean): Json {
  let smallest = witness;
  let tries = 0;
  const most = Math.min(MOST_TRIES, MOST_PARTS / sizeOf(witness, MOST_PARTS));
  // A round that shrinks nothing ends it.
  for (let next: Json | undefined = witness; next !== undefined; ) {
    next = undefined;
    for (const candidate of smaller(smallest)) {
      if (++tries > most) return smallest;
      if (!isWitness(candidate)) continue;
      smallest = next = candidate;
      break;
    }
  }
  return smallest;
}

function* smaller(value: Json): Iterable<Json> {
  if (Array.isArray(value)) yield* smallerArray(value);
  else if (typeof value === "string" && value.length > 1) yield* ["", value.slice(0, Math.ceil(value.length / 2))];
  else if (typeof value === "object" && value !== null) yield* smallerObject(Object.entries(value));
}

function* smallerArray(items: readonly Json[]): Iterable<Json> {
  for (const index of items.keys()) yield items.toSpliced(index, 1);
  for (const [index, item] of items.entries()) for (const less of partly(item)) yield items.with(index, less);
}

function* smallerObject(entries: readonly [string, Json][]): Iterable<Json> {
  for (const index of entries.keys()) yield fromEntries(entries.toSpliced(index, 1));
  for (const [index, [name, part]] of entries.entries()) {
    for (const less of partly(part)) yield fromEntries(entries.with(index, [name, less]));
  }
}

/** For a part, nothing is smallest. */
function* partly(value: Json): Iterable<Json> {
  if (typeof value === "object" && value !== null) yield null;
  yield* smaller(value);
}

function fromEntries(entries: readonly [string, Json][]): Json {
  const object: { [name: string]: Json } = {};
  for (const [name, value] of entries) setOwn(object, name, value);
  return object;
}
