import { type AST, RegExpParser } from "@eslint-community/regexpp";

/** Paths into each position of the text: as many as an engine may try, so that numbers grow like its time. */
type Paths = ReadonlyMap<number, number>;

class Endless extends Error {}

/**
 * Whether an engine that backtracks is done with a search within `limit` steps, however badly it goes. Counts the
 * paths through the pattern instead of walking them.
 */
export function endsSoon(pattern: string, text: string, limit: number): boolean {
  let ast: AST.Pattern;
  try {
    ast = new RegExpParser({ ecmaVersion: 2024 }).parsePattern(pattern, 0, pattern.length, { unicode: true });
  } catch {
    // Engines refuse it before they search.
    return true;
  }
  try {
    const count = new PathCount(Array.from(text), limit);
    count.some(ast.alternatives, new Map(Array.from({ length: count.length + 1 }, (_, start) => [start, 1])));
    return true;
  } catch (error) {
    if (error instanceof Endless) return false;
    throw error;
  }
}

class PathCount {
  readonly #characters: readonly string[];
  readonly #leaves = new Map<string, RegExp>();
  #left: number;

  constructor(characters: readonly string[], limit: number) {
    this.#characters = characters;
    this.#left = limit;
  }

  get length(): number {
    return this.#characters.length;
  }

  some(alternatives: readonly AST.Alternative[], from: Paths): Paths {
    const ends = new Map<number, number>();
    for (const { elements } of alternatives) {
      this.#spend(from);
      let paths = from;
      for (const element of elements) paths = this.#element(element, paths);
      add(ends, paths);
    }
    return ends;
  }

  #element(element: AST.Element, from: Paths): Paths {
    this.#spend(from);
    if (element.type === "Group" || element.type === "CapturingGroup") return this.some(element.alternatives, from);
    if (element.type === "Quantifier") return this.#repeated(element, from);
    if (element.type === "Backreference") throw new Endless();
    if (element.type !== "Assertion") return this.#character(element.raw, from);
    if (element.kind === "lookbehind") throw new Endless();
    if (element.kind === "lookahead") this.some(element.alternatives, from);
    if (element.kind === "start") return only(0, from);
    return element.kind === "end" ? only(this.length, from) : from;
  }

  #repeated({ element, min, max }: AST.Quantifier, from: Paths): Paths {
    let paths = from;
    const ends = new Map(min === 0 ? from : []);
    // An iteration that reads nothing ends a repetition, so there are no more than characters and those that must be.
    for (let count = 1; count <= Math.min(max, min + this.length) && paths.size > 0; count++) {
      paths = this.#element(element, paths);
      if (count >= min) add(ends, paths);
    }
    return ends;
  }

  #character(raw: string, from: Paths): Paths {
    const leaf = this.#leaves.get(raw) ?? new RegExp(`^${raw}$`, "u");
    this.#leaves.set(raw, leaf);
    const to = new Map<number, number>();
    for (const [at, paths] of from) {
      const character = this.#characters[at];
      if (character !== undefined && leaf.test(character)) to.set(at + 1, paths);
    }
    return to;
  }

  #spend(paths: Paths): void {
    this.#left--;
    for (const count of paths.values()) this.#left -= count;
    if (!(this.#left >= 0)) throw new Endless();
  }
}

const only = (at: number, paths: Paths): Paths => new Map([...paths].filter(([end]) => end === at));

function add(to: Map<number, number>, paths: Paths): void {
  for (const [at, count] of paths) to.set(at, (to.get(at) ?? 0) + count);
}
