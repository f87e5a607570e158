import { isRecord, setOwn } from "../json.ts";
import type { Json } from "../types.ts";

type Keywords = { readonly [keyword: string]: unknown };

const one = ["items", "additionalProperties", "unevaluatedProperties", "unevaluatedItems"];
const inPlace = ["allOf", "anyOf", "oneOf"];
const definitions = ["$defs", "definitions"];

/**
 * The schema of what a sender emits who adds no names of its own: `unevaluatedProperties: false` wherever a value
 * begins whose schema declares names. A keyword that says otherwise evaluates them, so it is obeyed. Who sends one of
 * `anyOf` sends the names of that one: the members are closed one by one.
 */
export function closeSender(document: unknown): unknown {
  const closer = new Closer(document);
  const closed = closer.close(document, true);
  if (!isRecord(closed) || closer.unions.size === 0) return closed;
  return { ...closed, $defs: { ...(closed["$defs"] as object), ...Object.fromEntries(closer.unions) } };
}

class Closer {
  /** Unions among the definitions as they are where a value begins, by name of the copy. */
  readonly unions = new Map<string, unknown>();
  readonly #document: unknown;
  readonly #copies = new Map<unknown, string>();

  constructor(document: unknown) {
    this.#document = document;
  }

  close(schema: unknown, begins: boolean): unknown {
    if (!isRecord(schema)) return schema;
    const isUnion = begins && this.#isUnion(schema);
    const copy: { [keyword: string]: unknown } = {};
    for (const [keyword, value] of Object.entries(schema)) copy[keyword] = this.#inside(keyword, value, isUnion);
    if (!begins || isUnion) return copy;
    const target = local(schema["$ref"], this.#document);
    if (target !== undefined && isRecord(target) && this.#isUnion(target) && Object.keys(schema).every(isNote)) {
      return { ...copy, $ref: `#/$defs/${this.#copyOf(target)}` };
    }
    const said = Object.hasOwn(schema, "unevaluatedProperties");
    if (!said && declares(schema, this.#document, new Set())) copy["unevaluatedProperties"] = false;
    return copy;
  }

  /** Whether a schema says nothing of objects but which members it has. */
  #isUnion(schema: Keywords): boolean {
    const says = Object.keys(schema).filter((keyword) => keyword === "$ref" || !isNote(keyword));
    return Array.isArray(schema["anyOf"]) && says.every((keyword) => keyword === "anyOf");
  }

  #copyOf(union: Keywords): string {
    const known = this.#copies.get(union);
    if (known !== undefined) return known;
    const names = isRecord(this.#document) && isRecord(this.#document["$defs"]) ? this.#document["$defs"] : {};
    let name = `closed${this.#copies.size}`;
    while (Object.hasOwn(names, name)) name += "_";
    this.#copies.set(union, name);
    this.unions.set(name, this.close(union, true));
    return name;
  }

  #inside(keyword: string, value: unknown, isUnion: boolean): unknown {
    if (one.includes(keyword)) return this.close(value, true);
    if (inPlace.includes(keyword) && Array.isArray(value)) return value.map((part) => this.close(part, isUnion));
    if (keyword === "prefixItems" && Array.isArray(value)) return value.map((part) => this.close(part, true));
    if (keyword === "then" || keyword === "else") return this.close(value, false);
    const begins = keyword === "properties" || keyword === "patternProperties";
    const named = begins || keyword === "dependentSchemas" || definitions.includes(keyword);
    if (!named || !isRecord(value)) return value;
    const copy: { [name: string]: Json } = {};
    for (const [name, part] of Object.entries(value)) setOwn(copy, name, this.close(part, begins) as Json);
    return copy;
  }
}

const notes = new Set(
  "$ref $defs $schema $comment type title description default deprecated example examples readOnly writeOnly".split(
    " ",
  ),
);
const isNote = (keyword: string) => notes.has(keyword) || keyword.startsWith("x-");

/** Whether a schema, or one that applies to the same value, has `properties`. */
function declares(schema: unknown, document: unknown, seen: Set<unknown>): boolean {
  if (!isRecord(schema) || seen.has(schema)) return false;
  seen.add(schema);
  if (isRecord(schema["properties"]) && Object.keys(schema["properties"]).length > 0) return true;
  const lists = inPlace.flatMap((keyword) => (Array.isArray(schema[keyword]) ? schema[keyword] : []));
  const parts = [...lists, schema["then"], schema["else"], local(schema["$ref"], document)];
  return parts.some((part) => declares(part, document, seen));
}

function local(reference: unknown, document: unknown): unknown {
  if (typeof reference !== "string" || !reference.startsWith("#/")) return undefined;
  let value = document;
  for (const step of reference.split("/").slice(1)) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    value = Array.isArray(value) ? value[Number(name)] : isRecord(value) ? (value as Keywords)[name] : undefined;
  }
  return value;
}
