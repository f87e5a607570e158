import { isObject, type JsonObject, pointerOfRef, resolvePointer } from "@rawr/openapi-document";

/** One place of both documents that something refers to. */
interface Unit {
  /** Of places that it refers to itself. */
  readonly targets: ReadonlySet<string>;
  same: boolean;
}

/** References that are no pointers (anchors, `$id`s) may lead to any schema. */
const anywhere = "/components";

/** Tells what is the same in two documents, including everything that it refers to. Each place is looked at once. */
export class Sameness {
  readonly #old: JsonObject;
  readonly #next: JsonObject;
  readonly #units = new Map<string, Unit>();

  constructor(old: JsonObject, next: JsonObject) {
    this.#old = old;
    this.#next = next;
  }

  /** Are two parts of the documents the same? The order of keys does not count. */
  same(old: unknown, next: unknown): boolean {
    const targets = new Set<string>();
    return isSame(old, next, targets) && this.#areSame(targets);
  }

  /** Is the same at one pointer of both? */
  sameAt(pointer: string): boolean {
    return this.#areSame(new Set([pointer]));
  }

  #areSame(pointers: ReadonlySet<string>): boolean {
    for (const pointer of pointers) {
      if (!this.#units.has(pointer)) this.#explore(pointer);
      if (!this.#units.get(pointer)?.same) return false;
    }
    return true;
  }

  /** Reads a place and all that it leads to, then carries every difference back along the references. */
  #explore(start: string): void {
    const referrers = new Map<string, string[]>();
    const different: string[] = [];
    const queue = [start];
    for (let pointer = queue.pop(); pointer !== undefined; pointer = queue.pop()) {
      if (this.#units.has(pointer)) continue;
      const unit = this.#read(pointer);
      this.#units.set(pointer, unit);
      for (const target of unit.targets) {
        if (this.#units.get(target)?.same === false) unit.same = false;
        const known = referrers.get(target);
        if (known) known.push(pointer);
        else referrers.set(target, [pointer]);
        queue.push(target);
      }
      if (!unit.same) different.push(pointer);
    }
    for (let pointer = different.pop(); pointer !== undefined; pointer = different.pop()) {
      for (const referrer of referrers.get(pointer) ?? []) {
        const unit = this.#units.get(referrer);
        if (!unit?.same) continue;
        unit.same = false;
        different.push(referrer);
      }
    }
  }

  #read(pointer: string): Unit {
    const targets = new Set<string>();
    const same = isSame(resolvePointer(this.#old, pointer), resolvePointer(this.#next, pointer), targets);
    return { targets: same ? targets : new Set(), same };
  }
}

/** Deep equality that notes what is referred to on the way. */
export function isSame(old: unknown, next: unknown, targets: Set<string>): boolean {
  if (typeof old !== "object" || old === null) return old === next;
  if (typeof next !== "object" || next === null) return false;
  if (Array.isArray(old)) {
    if (!Array.isArray(next) || old.length !== next.length) return false;
    return old.every((item: unknown, index) => isSame(item, next[index], targets));
  }
  if (Array.isArray(next)) return false;
  return isSameObject(old as JsonObject, next as JsonObject, targets);
}

function isSameObject(old: JsonObject, next: JsonObject, targets: Set<string>): boolean {
  const keys = Object.keys(old);
  if (keys.length !== Object.keys(next).length) return false;
  for (const key of keys) {
    const value = old[key];
    if (!Object.hasOwn(next, key) || !isSame(value, next[key], targets)) return false;
    if (typeof value === "string") {
      if (key === "$ref" || key === "$dynamicRef") targets.add(pointerOfRef(value) ?? anywhere);
    } else if (key === "mapping" && isObject(value)) noteMapping(value, targets);
  }
  return true;
}

/** A discriminator names schemas by reference or by their bare name (OpenAPI 3.1.1, 4.8.25). */
function noteMapping(mapping: JsonObject, targets: Set<string>): void {
  for (const value of Object.values(mapping)) {
    if (typeof value === "string") targets.add(pointerOfRef(value) ?? `/components/schemas/${value}`);
  }
}
