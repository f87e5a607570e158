/** Values that are good for a while, by a key; the oldest ones are forgotten first. */
export class Remembered<T> {
  readonly #entries = new Map<string, { readonly value: T; readonly until: number }>();
  readonly #most: number;

  /** Keeps `most` values at a time. */
  constructor(most: number) {
    this.#most = most;
  }

  get(key: string, at: number): T | undefined {
    const entry = this.#entries.get(key);
    if (entry !== undefined && at < entry.until) return entry.value;
    this.#entries.delete(key);
    return undefined;
  }

  set(key: string, value: T, until: number): void {
    this.#entries.set(key, { value, until });
    const [oldest] = this.#entries.size > this.#most ? this.#entries.keys() : [];
    if (oldest !== undefined) this.#entries.delete(oldest);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
