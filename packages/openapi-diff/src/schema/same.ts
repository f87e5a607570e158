import { isObject, type JsonObject, type Resolver } from "@rawr/openapi-document";

/** Whether two values are equal as JSON, whatever the order of names. */
export function equal(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) && left.length === right.length && left.every((item, index) => equal(item, right[index]))
    );
  }
  if (!isObject(left) || !isObject(right)) return false;
  const names = Object.keys(left);
  if (names.length !== Object.keys(right).length) return false;
  return names.every((name) => Object.hasOwn(right, name) && equal(left[name], right[name]));
}

/** Whether two schemas of two documents say the same, texts included, through references and whatever names they have. */
export class Sameness {
  readonly #old: Resolver;
  readonly #new: Resolver;
  /** Pairs that are known to be the same, by the left one. */
  readonly #same = new Map<object, Set<object>>();
  readonly #different = new Map<object, Set<object>>();

  constructor(old: Resolver, next: Resolver) {
    this.#old = old;
    this.#new = next;
  }

  /** Coinductive: pairs that are met again below themselves are assumed, and kept only if nothing contradicts. */
  same(left: unknown, right: unknown): boolean {
    const assumed: [object, object][] = [];
    const holds = this.#compare(left, right, assumed);
    if (!holds) for (const [one, other] of assumed) this.#same.get(one)?.delete(other);
    return holds;
  }

  #compare(left: unknown, right: unknown, assumed: [object, object][]): boolean {
    if (typeof left !== "object" || typeof right !== "object" || left === null || right === null) return left === right;
    if (Array.isArray(left) || Array.isArray(right)) {
      if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
      return left.every((item, index) => this.#compare(item, right[index], assumed));
    }
    const names = Object.keys(left);
    if (names.length !== Object.keys(right).length) return false;
    for (const name of names) {
      if (!Object.hasOwn(right, name)) return false;
      const one = (left as JsonObject)[name];
      const other = (right as JsonObject)[name];
      const follows = name === "$ref" && typeof one === "string" && typeof other === "string";
      if (!(follows ? this.#compareTargets(one, other, assumed) : this.#compare(one, other, assumed))) return false;
    }
    return true;
  }

  #compareTargets(left: string, right: string, assumed: [object, object][]): boolean {
    const one = this.#old(left);
    const other = this.#new(right);
    // A reference to nothing is the same nothing only under the same name.
    if (!isObject(one) || !isObject(other)) return left === right && one === other;
    if (this.#same.get(one)?.has(other)) return true;
    if (this.#different.get(one)?.has(other)) return false;
    add(this.#same, one, other);
    assumed.push([one, other]);
    const holds = this.#compare(one, other, assumed);
    // What contradicts does so whatever was assumed, for assumptions only ever say "same".
    if (!holds) add(this.#different, one, other);
    return holds;
  }
}

function add(pairs: Map<object, Set<object>>, one: object, other: object): void {
  const known = pairs.get(one);
  if (known) known.add(other);
  else pairs.set(one, new Set([other]));
}
