import type { Budget } from "../budget.ts";
import { Undecided } from "../undecided.ts";
import { formatSamples, isBelow, satisfiesFormat } from "./formats.ts";
import { accepts, complement, intersection, type Language, languageOf, words } from "./language.ts";

/** One word for a boundary search must not become a megabyte. */
const LONGEST = 20_000;

export interface StringSet {
  /** The only words that may remain, when they are listed. */
  readonly only?: ReadonlySet<string>;
  readonly except: ReadonlySet<string>;
  readonly low: number;
  readonly high: number;
  readonly patterns: readonly string[];
  readonly notPatterns: readonly string[];
  readonly formats: readonly string[];
  readonly notFormats: readonly string[];
}

/** Automata by pattern, for one question. */
export class Languages {
  readonly #known = new Map<string, Language>();

  of(pattern: string): Language {
    const known = this.#known.get(pattern);
    if (known) return known;
    const language = languageOf(pattern);
    this.#known.set(pattern, language);
    return language;
  }

  /** The combination of all, in one automaton. */
  meet(positive: readonly string[], negative: readonly string[]): Language | undefined {
    const key = JSON.stringify([[...positive].sort(), [...negative].sort()]);
    const known = this.#known.get(key);
    if (known) return known;
    const parts = [...positive.map((one) => this.of(one)), ...negative.map((one) => complement(this.of(one)))];
    const [first, ...others] = parts;
    const met = first && others.reduce(intersection, first);
    if (met) this.#known.set(key, met);
    return met;
  }
}

export const codePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count++;
  return count;
};

/** A string of the set, or undefined when it is empty. */
export function inhabitStrings(set: StringSet, languages: Languages, budget: Budget): string | undefined {
  if (set.low > set.high || set.patterns.some((one) => set.notPatterns.includes(one))) return undefined;
  if (set.formats.some((low) => set.notFormats.some((high) => isBelow(low, high)))) return undefined;
  const fits = (word: string) => {
    budget.spend();
    return satisfies(word, set, languages);
  };
  if (set.only) return [...set.only].find(fits);
  const opaque = set.formats.length > 0 || set.notFormats.length > 0;
  if (set.formats.length > 0) {
    const sample = set.formats.flatMap(formatSamples).find(fits);
    if (sample !== undefined) return sample;
  }
  const language = languages.meet(set.patterns, set.notPatterns);
  const candidates = language ? words(language, set.low, set.high, budget) : plainWords(set);
  if (opaque && language?.isEmpty) return undefined;
  let tried = 0;
  for (const word of candidates) {
    if (fits(word)) return word;
    if (opaque && ++tried > 50) break;
  }
  if (opaque) {
    const names = [...set.formats, ...set.notFormats].join(", ");
    throw new Undecided("FORMAT_OPAQUE", `Which strings have the format ${names} is not known as a language.`);
  }
  // Each length gives one word for each final state; more words may hide behind the excluded ones.
  if (language && set.except.size > 0) return beyondExcluded(language, set, budget);
  return undefined;
}

function beyondExcluded(language: Language, set: StringSet, budget: Budget): string | undefined {
  const excluded = [...set.except].map((word) => `^${escaped(word)}$`);
  const rest = excluded.map((one) => complement(languageOf(one))).reduce(intersection, language);
  for (const word of words(rest, set.low, set.high, budget)) return word;
  return undefined;
}

const escaped = (word: string) => Array.from(word, (one) => `\\u{${(one.codePointAt(0) ?? 0).toString(16)}}`).join("");

export function satisfies(word: string, set: StringSet, languages: Languages): boolean {
  const length = codePoints(word);
  return (
    (!set.only || set.only.has(word)) &&
    !set.except.has(word) &&
    length >= set.low &&
    length <= set.high &&
    set.patterns.every((one) => accepts(languages.of(one), word)) &&
    !set.notPatterns.some((one) => accepts(languages.of(one), word)) &&
    set.formats.every((one) => satisfiesFormat(one, word)) &&
    !set.notFormats.some((one) => satisfiesFormat(one, word))
  );
}

/** With lengths alone: one more word than are excluded, of the shortest length that has so many. */
function* plainWords({ low, high, except }: StringSet): Iterable<string> {
  if (low > LONGEST) throw new Undecided("BUDGET", `No example is made of strings as long as ${low}.`);
  if (low === 0) yield "";
  const length = Math.max(low, 1);
  if (length > high) return;
  // Ordinary letters first, then code points beyond; there are more than anybody excludes.
  for (let index = 0; index <= except.size + 1; index++) yield letter(index) + "a".repeat(length - 1);
}

const letter = (index: number) => String.fromCodePoint(index < 26 ? 97 + index : 0x4e00 + index);
