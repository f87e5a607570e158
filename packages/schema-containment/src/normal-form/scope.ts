import type { Place } from "./resources.ts";

/**
 * A dynamic scope: for each `$dynamicAnchor`, the place in the outermost resource that has it. Nothing else of the way
 * that evaluation took can change what a `$dynamicRef` means, so a schema has finitely many.
 */
export class Scope {
  /** Equal for equal scopes; a part of the name of what is read in it. */
  readonly key: string;
  readonly #anchors: ReadonlyMap<string, Place>;

  constructor(anchors: ReadonlyMap<string, Place>) {
    this.#anchors = anchors;
    const said = [...anchors].map(([name, { pointer }]) => `${name}=${pointer}`).sort();
    this.key = said.length === 0 ? "" : `~${said.join()}`;
  }

  anchor(name: string): Place | undefined {
    return this.#anchors.get(name);
  }

  /** The scope inside of a resource with these anchors. */
  within(anchors: ReadonlyMap<string, Place> | undefined): Scope {
    const added = [...(anchors ?? [])].filter(([name]) => !this.#anchors.has(name));
    return added.length === 0 ? this : new Scope(new Map([...this.#anchors, ...added]));
  }
}

export const outermost = new Scope(new Map());
