import { type Adjudication, adjudications } from "./adjudications.ts";
import { readCases } from "./corpus.ts";
import { type ScoredCase, scoreCase } from "./score.ts";

/** How often verdicts and labels agree. */
export interface Score {
  readonly truePositive: number;
  readonly falsePositive: number;
  readonly falseNegative: number;
  readonly trueNegative: number;
}

/** A case where our verdict is not the label. */
export interface Dissent {
  readonly id: string;
  readonly label: "breaking" | "non-breaking";
  readonly findings: readonly string[];
  /** `undefined`: nobody has read it yet, and the label counts. */
  readonly adjudication: Adjudication | undefined;
}

/** A corpus of pairs of documents, compared. */
export interface CorpusScore {
  readonly corpus: string;
  readonly cases: number;
  /** By the labels, with what the corpus itself says about doubtful ones; breaking is whatever is enforced by default. */
  readonly byLabel: Score;
  /** The same, breaking is WIRE alone. */
  readonly wireByLabel: Score;
  /** By the labels once we read the dissents. */
  readonly adjudicated: Score;
  readonly changedLocations: number;
  readonly undecided: number;
  readonly dissents: readonly Dissent[];
  /** WIRE witnesses that the validators do not confirm. */
  readonly unconfirmed: readonly string[];
  readonly unreadable: readonly string[];
}

/** Compares every pair of a corpus; `undefined` where it is not on this machine. */
export async function scoreCorpus(folder: string, corpus: string): Promise<CorpusScore | undefined> {
  const cases = readCases(folder, corpus);
  if (cases === undefined) return undefined;
  const results: (ScoredCase | string)[] = [];
  for (const one of cases) results.push(await scoreCase(`${folder}/${corpus}`, one));
  const scored = results.filter((result) => typeof result !== "string");
  const truthOf = ({ id, expected, breaking }: ScoredCase): boolean =>
    expected === breaking ? expected : (adjudications[corpus]?.[id]?.breaking ?? expected);
  return {
    corpus,
    cases: cases.length,
    byLabel: scoreOf(scored, { truth: ({ expected }) => expected, verdict: ({ breaking }) => breaking }),
    wireByLabel: scoreOf(scored, { truth: ({ expected }) => expected, verdict: ({ wire }) => wire }),
    adjudicated: scoreOf(scored, { truth: truthOf, verdict: ({ breaking }) => breaking }),
    changedLocations: sum(scored, ({ counts }) => counts.changed),
    undecided: sum(scored, ({ counts }) => counts.undecided),
    dissents: scored.filter(({ expected, breaking }) => expected !== breaking).map((one) => dissentOf(corpus, one)),
    unconfirmed: scored.flatMap(({ unconfirmed }) => unconfirmed),
    unreadable: results.filter((result) => typeof result === "string"),
  };
}

function dissentOf(corpus: string, { id, expected, findings }: ScoredCase): Dissent {
  return { id, label: expected ? "breaking" : "non-breaking", findings, adjudication: adjudications[corpus]?.[id] };
}

interface Reading {
  readonly truth: (one: ScoredCase) => boolean;
  readonly verdict: (one: ScoredCase) => boolean;
}

function scoreOf(cases: readonly ScoredCase[], { truth, verdict }: Reading): Score {
  const count = (is: boolean, said: boolean) =>
    cases.filter((one) => truth(one) === is && verdict(one) === said).length;
  return {
    truePositive: count(true, true),
    falsePositive: count(false, true),
    falseNegative: count(true, false),
    trueNegative: count(false, false),
  };
}

function sum(cases: readonly ScoredCase[], value: (one: ScoredCase) => number): number {
  return cases.reduce((total, one) => total + value(one), 0);
}

/** How many of the verdicts "breaking" are right. */
export function precision({ truePositive, falsePositive }: Score): number {
  return truePositive / (truePositive + falsePositive);
}

/** How many of the breaks are found. */
export function recall({ truePositive, falseNegative }: Score): number {
  return truePositive / (truePositive + falseNegative);
}
