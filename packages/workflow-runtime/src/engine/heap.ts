/** A binary heap: the smallest item first. */
export class Heap<T> {
  readonly #items: T[] = [];
  readonly #isBefore: (a: T, b: T) => boolean;

  constructor(isBefore: (a: T, b: T) => boolean) {
    this.#isBefore = isBefore;
  }

  get size(): number {
    return this.#items.length;
  }

  peek(): T | undefined {
    return this.#items[0];
  }

  push(item: T): void {
    this.#rise(this.#items.length, item);
  }

  /** Takes out the smallest item, or the one at an index of the heap's own order. */
  pop(index = 0): T | undefined {
    const items = this.#items;
    const taken = items[index];
    const last = items.pop();
    if (index < items.length && last !== undefined) this.#rise(this.#sink(index, last), last);
    return taken;
  }

  /** Moves an item up from a place until it is no smaller than the one above it. */
  #rise(from: number, item: T): void {
    const items = this.#items;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = items[parent] as T;
      if (!this.#isBefore(item, above)) break;
      items[at] = above;
      at = parent;
    }
    items[at] = item;
  }

  /** Moves a free place down until an item fits there; returns the place. */
  #sink(from: number, item: T): number {
    const items = this.#items;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= items.length) return at;
      const right = items[child + 1];
      if (right !== undefined && this.#isBefore(right, items[child] as T)) child += 1;
      const below = items[child] as T;
      if (!this.#isBefore(below, item)) return at;
      items[at] = below;
      at = child;
    }
  }
}
