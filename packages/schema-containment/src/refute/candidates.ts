import { isRecord, setOwn } from "../json.ts";
import { formatSamples } from "../strings/formats.ts";
import type { Json } from "../types.ts";

const MOST = 400;
const ordinary: readonly Json[] = [null, true, false, 0, 1, -1, 0.5, "", "a", "0", "aa", [], [null], [0, 0], {}];

type Keywords = { readonly [keyword: string]: unknown };

/**
 * Values at the edges of two schemas: constants and examples, bounds and lengths ± 1, and objects and arrays of such.
 * Where a formula is not understood a witness may still be among them.
 */
export function candidates(a: unknown, b: unknown): Json[] {
  const seeds = [...new Set([...edges(a), ...edges(b)])].slice(0, MOST);
  const found: Json[] = [...seeds, ...ordinary];
  const names = [...new Set([...namesOf(a), ...namesOf(b)])].slice(0, 12);
  for (const seed of seeds.slice(0, 40)) {
    found.push([seed], [seed, seed], [seed, null]);
    for (const name of names) found.push(object({ [name]: seed }));
  }
  for (const value of seeds.slice(0, 20)) {
    found.push(object(Object.fromEntries(names.map((name) => [name, value]))));
  }
  return found.slice(0, MOST * 2);
}

function* nodes(schema: unknown): Iterable<Keywords> {
  const open: unknown[] = [schema];
  let count = 0;
  for (let next = open.shift(); next !== undefined && count < 5_000; next = open.shift()) {
    count++;
    if (isRecord(next)) yield next;
    if (typeof next === "object" && next !== null)
      open.push(
        ...Object.values(next)
          .slice(0, 200)
          .filter((part) => part !== undefined),
      );
  }
}

const edges = (schema: unknown): Json[] => [...nodes(schema)].flatMap((node) => [...constants(node), ...bounds(node)]);

const constants = (node: Keywords): Json[] => [
  ...["const", "default", "example"]
    .filter((keyword) => Object.hasOwn(node, keyword))
    .map((keyword) => node[keyword] as Json),
  ...["enum", "examples"].flatMap((keyword) => (Array.isArray(node[keyword]) ? (node[keyword] as Json[]) : [])),
  ...(typeof node["format"] === "string" ? formatSamples(node["format"]) : []),
];

const ofNumbers = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
const ofSizes = ["minLength", "maxLength", "minItems", "maxItems"];

function* bounds(node: Keywords): Iterable<Json> {
  for (const at of ofNumbers.map((keyword) => node[keyword])) {
    if (typeof at === "number") yield* [at, at - 1, at + 1, at + 0.5];
  }
  for (const at of ofSizes.map((keyword) => node[keyword])) {
    if (typeof at !== "number" || at > 200 || at < 1) continue;
    for (const size of [at - 1, at, at + 1]) yield* ["a".repeat(size), Array.from({ length: size }, () => 0)];
  }
}

function namesOf(schema: unknown): string[] {
  return [...nodes(schema)].flatMap(({ properties, required }) => [
    ...(isRecord(properties) ? Object.keys(properties) : []),
    ...(Array.isArray(required) ? required.filter((name) => typeof name === "string") : []),
  ]);
}

function object(entries: { readonly [name: string]: Json }): Json {
  const copy: { [name: string]: Json } = {};
  for (const [name, value] of Object.entries(entries)) setOwn(copy, name, value);
  return copy;
}
