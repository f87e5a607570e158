import { DFA, JS, NFA, TooManyNodesError } from "refa";
import type { Budget } from "../budget.ts";
import { Undecided } from "../undecided.ts";
import { wholeSource } from "./pattern.ts";

/** A regular language over code points, as a deterministic automaton without dead states. */
export type Language = DFA;

const MOST_STATES = 4_000;
const maxCharacter = 0x10ffff;

const guarded = <T>(what: string, work: () => T): T => {
  try {
    return work();
  } catch (error) {
    if (error instanceof TooManyNodesError) throw new Undecided("BUDGET", `${what} has too many states.`);
    throw error;
  }
};

/** The strings that a pattern matches somewhere, as JSON Schema asks. */
export function languageOf(pattern: string): Language {
  const source = wholeSource(pattern);
  return guarded(`The pattern ${JSON.stringify(pattern)}`, () => {
    const { expression } = JS.Parser.fromLiteral({ source, flags: "u" }).parse();
    const nfa = NFA.fromRegex(expression, { maxCharacter }, {}, new NFA.LimitedNodeFactory(MOST_STATES));
    const dfa = DFA.fromFA(nfa, new DFA.LimitedNodeFactory(MOST_STATES));
    dfa.minimize();
    return dfa;
  });
}

export function complement(language: Language): Language {
  const copy = language.copy();
  copy.complement();
  copy.minimize();
  return copy;
}

export function intersection(a: Language, b: Language): Language {
  return guarded("A combination of patterns", () => {
    const both = DFA.fromIntersection(a, b, new DFA.LimitedNodeFactory(MOST_STATES));
    both.minimize();
    return both;
  });
}

export const accepts = (language: Language, word: string): boolean =>
  language.test(Array.from(word, (character) => character.codePointAt(0) ?? 0));

type State = DFA.ReadonlyNode;

interface Layer {
  /** How each state was first reached at this length. */
  readonly from: Map<State, { readonly state: State; readonly char: number } | undefined>;
}

/**
 * Words of the language with `low` to `high` code points, shortest first and at most `count`; walks the sets of
 * states that words of each length reach, so no automaton for the lengths is built.
 */
export function* words(language: Language, low: number, high: number, budget: Budget): Iterable<string> {
  if (language.isEmpty) return;
  const layers: Layer[] = [{ from: new Map([[language.initial as State, undefined]]) }];
  for (let length = 0; length <= high; length++) {
    const layer = layers[length];
    if (!layer || layer.from.size === 0) return;
    if (length >= low) {
      for (const state of layer.from.keys()) {
        if (language.finals.has(state as DFA.Node)) yield spell(layers, length, state);
      }
    }
    if (length === high) return;
    layers.push(advance(layer, budget));
  }
}

function advance(layer: Layer, budget: Budget): Layer {
  const next: Layer = { from: new Map() };
  for (const state of layer.from.keys()) {
    for (const [target, characters] of transitions(state)) {
      budget.spend();
      if (!next.from.has(target)) next.from.set(target, { state, char: readable(characters) });
    }
  }
  return next;
}

function transitions(state: State): [State, { min: number; max: number }[]][] {
  const byTarget = new Map<State, { min: number; max: number }[]>();
  for (const [range, target] of state.out) {
    const list = byTarget.get(target);
    if (list) list.push(range);
    else byTarget.set(target, [range]);
  }
  return [...byTarget];
}

const likes = ["a", "0", "A", "b", "1", "-", "_", "."].map((character) => character.charCodeAt(0));

/** Prefers what people can read, and never half of a surrogate pair when there is another. */
function readable(ranges: readonly { min: number; max: number }[]): number {
  const has = (char: number) => ranges.some(({ min, max }) => min <= char && char <= max);
  const liked = likes.find(has);
  if (liked !== undefined) return liked;
  for (const { min, max } of ranges) if (max > 0x20 && min < 0x7f) return Math.max(min, 0x21);
  for (const { min, max } of ranges) {
    if (min < 0xd800 || min > 0xdfff) return min;
    if (max > 0xdfff) return 0xe000;
  }
  return ranges[0]?.min ?? 0;
}

function spell(layers: readonly Layer[], length: number, end: State): string {
  const characters: number[] = [];
  let state = end;
  for (let index = length; index > 0; index--) {
    const step = layers[index]?.from.get(state);
    if (!step) break;
    characters.push(step.char);
    state = step.state;
  }
  return String.fromCodePoint(...characters.reverse());
}
