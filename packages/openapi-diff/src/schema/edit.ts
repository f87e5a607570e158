import { type JsonObject, setOwn } from "@rawr/openapi-document";
import type { Json } from "@rawr/schema-containment";
import type { Edit } from "../types.ts";
import type { KeywordSort } from "./keywords.ts";
import { below, type SchemaPlace, siteOf } from "./place.ts";

/** A smallest change of one schema object, which can be made in the old one or taken back in the new one by itself. */
export interface SchemaEdit {
  readonly sort: Exclude<KeywordSort, "nothing">;
  readonly shown: Edit;
  readonly site: string;
  readonly oldPointer: string | undefined;
  readonly newPointer: string | undefined;
  /** The schema objects that are edited. */
  readonly old: JsonObject;
  readonly new: JsonObject;
  /** Changes a copy of the old object. */
  readonly apply: (copy: JsonObject) => void;
  /** Changes a copy of the new object. */
  readonly revert: (copy: JsonObject) => void;
}

/** A pair of schema objects that correspond, and where they stand. */
export interface NodePair {
  readonly old: JsonObject;
  readonly new: JsonObject;
  readonly place: SchemaPlace;
}

type Sort = SchemaEdit["sort"];
type Entry = readonly [keyword: string, name: string];

/** A keyword that one side lacks, or that both say differently. */
export function keywordEdit(pair: NodePair, keyword: string, sort: Sort): SchemaEdit {
  return edit(pair, {
    sort,
    tokens: [keyword],
    before: pair.old[keyword],
    after: pair.new[keyword],
    apply: (copy) => put(copy, keyword, pair.new),
    revert: (copy) => put(copy, keyword, pair.old),
  });
}

/** Several keywords that say one thing together, at the place of the schema itself. */
export function shapeEdit(pair: NodePair, keywords: readonly string[]): SchemaEdit {
  const pick = (from: JsonObject): JsonObject =>
    Object.fromEntries(keywords.filter((keyword) => Object.hasOwn(from, keyword)).map((name) => [name, from[name]]));
  return edit(pair, {
    sort: "assertion",
    tokens: [],
    before: pick(pair.old),
    after: pick(pair.new),
    apply: (copy) => putAll(copy, keywords, pair.new),
    revert: (copy) => putAll(copy, keywords, pair.old),
  });
}

/** An entry of a map of schemas: a property that came, went or became something else, `required` with it. */
export function entryEdit(pair: NodePair, [keyword, name]: Entry): SchemaEdit {
  const entry = (from: JsonObject): unknown => own(from[keyword] as JsonObject | undefined, name);
  const isWhole = entry(pair.old) === undefined || entry(pair.new) === undefined;
  const change = (copy: JsonObject, from: JsonObject): void => {
    copy[keyword] = withEntry(copy[keyword] as JsonObject | undefined, name, entry(from));
    if (keyword === "properties" && isWhole) copy.required = withWord(copy.required, name, isRequired(from, name));
  };
  return edit(pair, {
    sort: "assertion",
    tokens: [keyword, name],
    before: entry(pair.old),
    after: entry(pair.new),
    apply: (copy) => change(copy, pair.new),
    revert: (copy) => change(copy, pair.old),
  });
}

/** Members that a list without order (`enum`, `required`, branches) gained or lost. */
export function membersEdit(
  pair: NodePair,
  keyword: string,
  { added, removed }: { readonly added: readonly unknown[]; readonly removed: readonly unknown[] },
): SchemaEdit {
  const exchange = (copy: JsonObject, out: readonly unknown[], into: readonly unknown[]): void => {
    const list = Array.isArray(copy[keyword]) ? (copy[keyword] as unknown[]) : [];
    const kept = list.filter((member) => !out.includes(member));
    copy[keyword] = [...kept, ...into.filter((member) => !kept.includes(member))];
    if (keyword === "required" && (copy[keyword] as unknown[]).length === 0) delete copy[keyword];
  };
  const members = (list: readonly unknown[]): unknown => (list.length === 0 ? undefined : list);
  return edit(pair, {
    sort: "assertion",
    tokens: [keyword],
    before: members(removed),
    after: members(added),
    apply: (copy) => exchange(copy, removed, added),
    revert: (copy) => exchange(copy, added, removed),
  });
}

interface Making {
  readonly sort: Sort;
  readonly tokens: readonly string[];
  readonly before: unknown;
  readonly after: unknown;
  readonly apply: (copy: JsonObject) => void;
  readonly revert: (copy: JsonObject) => void;
}

function edit(pair: NodePair, { sort, tokens, before, after, apply, revert }: Making): SchemaEdit {
  const place = tokens.length === 0 ? pair.place : below(pair.place, { old: tokens, new: tokens }, tokens.join("."));
  const kind = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  const [keyword] = tokens;
  const stands = (side: JsonObject): boolean => keyword === undefined || Object.hasOwn(side, keyword);
  return {
    sort,
    shown: {
      kind,
      path: place.path,
      ...(before === undefined ? {} : { before: before as Json }),
      ...(after === undefined ? {} : { after: after as Json }),
    },
    site: siteOf(place),
    // Where one side has nothing, the schema that would hold it.
    oldPointer: stands(pair.old) && kind !== "added" ? place.old : pair.place.old,
    newPointer: stands(pair.new) && kind !== "removed" ? place.new : pair.place.new,
    old: pair.old,
    new: pair.new,
    apply,
    revert,
  };
}

function put(copy: JsonObject, keyword: string, from: JsonObject): void {
  if (Object.hasOwn(from, keyword)) setOwn(copy, keyword, from[keyword]);
  else delete copy[keyword];
}

function putAll(copy: JsonObject, keywords: readonly string[], from: JsonObject): void {
  for (const keyword of keywords) put(copy, keyword, from);
}

export const own = (map: JsonObject | undefined, name: string): unknown =>
  map && Object.hasOwn(map, name) ? map[name] : undefined;

export const isRequired = ({ required }: JsonObject, name: string): boolean =>
  Array.isArray(required) && required.includes(name);

function withEntry(map: JsonObject | undefined, name: string, entry: unknown): JsonObject {
  const copy: JsonObject = {};
  for (const known of Object.keys(map ?? {})) if (known !== name) setOwn(copy, known, map?.[known]);
  if (entry !== undefined) setOwn(copy, name, entry);
  return copy;
}

function withWord(list: unknown, word: string, has: boolean): unknown[] {
  const others = Array.isArray(list) ? list.filter((one) => one !== word) : [];
  return has ? [...others, word] : others;
}
