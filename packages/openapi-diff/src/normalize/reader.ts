import { appendPointer, isObject, type JsonObject, pointerOfRef, resolvePointer } from "@rawr/openapi-document";
import type { ApiProblem, SchemaSpot } from "../model.ts";

/** An object of the document where it is defined, references followed. */
export interface Found {
  readonly node: JsonObject;
  readonly pointer: string;
  /** The reference that led here first: its `summary` and `description` count instead of the object's own. */
  readonly reference?: Found | undefined;
}

/** An entry of a map or list, unread. */
export interface Entry {
  readonly key: string;
  readonly value: unknown;
  readonly pointer: string;
}

const mostCallbacks = 10_000;

/** Reads a document that may hold anything anywhere, and notes what it could not read. */
export class Reader {
  readonly document: JsonObject;
  readonly #problems = new Map<string, ApiProblem>();
  readonly #targets = new Map<string, Found | string>();
  #callbacks = 0;
  readonly #memo = new Map<string, Map<object, unknown>>();

  constructor(document: JsonObject) {
    this.document = document;
  }

  get problems(): readonly ApiProblem[] {
    return [...this.#problems.values()];
  }

  problem(pointer: string, message: string): void {
    this.#problems.set(`${pointer}\n${message}`, { pointer, message });
  }

  /**
   * The object here, or what its chain of references ends in. `undefined` where there is none; said, unless nothing is
   * here. A key of YAML without a value is `null`, and says nothing too.
   */
  follow(value: unknown, pointer: string): Found | undefined {
    if (value === undefined || value === null) return undefined;
    if (!isObject(value)) {
      this.problem(pointer, "Expected an object.");
      return undefined;
    }
    if (typeof value.$ref !== "string") return { node: value, pointer };
    const target = this.target(value.$ref);
    if (typeof target !== "string") return { ...target, reference: { node: value, pointer } };
    this.problem(pointer, target);
    return undefined;
  }

  /** What a reference leads to in the end, or why it leads nowhere. */
  target(reference: string): Found | string {
    const chain = new Set<string>();
    let end: Found | string | undefined;
    for (let next = reference; end === undefined; ) {
      const known = this.#targets.get(next);
      if (known !== undefined || chain.has(next)) end = known ?? `The reference \`${next}\` leads back to itself.`;
      else {
        chain.add(next);
        const step = this.#step(next);
        if (typeof step !== "string" && typeof step.node.$ref === "string") next = step.node.$ref;
        else end = step;
      }
    }
    // Every link of a long chain is asked about, and shall not be followed each time.
    for (const link of chain) this.#targets.set(link, end);
    return end;
  }

  #step(reference: string): Found | string {
    const pointer = pointerOfRef(reference);
    if (pointer === undefined) return `The reference \`${reference}\` leads out of the document; bundle it first.`;
    const node = resolvePointer(this.document, pointer);
    return isObject(node) ? { node, pointer } : `The reference \`${reference}\` leads to nothing.`;
  }

  /** Entries of a map, in the author's order. */
  entries(value: unknown, pointer: string): Entry[] {
    if (value === undefined || value === null) return [];
    if (isObject(value))
      return Object.keys(value).map((key) => ({ key, value: value[key], pointer: appendPointer(pointer, key) }));
    this.problem(pointer, "Expected an object.");
    return [];
  }

  /** Items of a list. */
  items(value: unknown, pointer: string): Entry[] {
    if (value === undefined || value === null) return [];
    if (Array.isArray(value))
      return value.map((item: unknown, index) => ({ key: String(index), value: item, pointer: `${pointer}/${index}` }));
    this.problem(pointer, "Expected a list.");
    return [];
  }

  schema(value: unknown, pointer: string): SchemaSpot {
    if (isObject(value) || typeof value === "boolean") return { schema: value, pointer };
    if (value !== undefined && value !== null) this.problem(pointer, "Expected a schema.");
    return { schema: true, pointer };
  }

  /** Counts a callback; `false` once there are more, callbacks of callbacks included, than anybody means. */
  countCallback(pointer: string): boolean {
    this.#callbacks += 1;
    if (this.#callbacks === mostCallbacks + 1)
      this.problem(pointer, `More than ${mostCallbacks} callbacks, those within callbacks included.`);
    return this.#callbacks <= mostCallbacks;
  }

  /** What `read` makes of a node, once: a component that is referenced a thousand times is read once. */
  once<Result>(kind: string, node: object, read: () => Result): Result {
    let results = this.#memo.get(kind);
    if (!results) {
      results = new Map();
      this.#memo.set(kind, results);
    }
    if (!results.has(node)) results.set(node, read());
    return results.get(node) as Result;
  }
}
