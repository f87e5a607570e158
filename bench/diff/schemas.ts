import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { contains, type Schema } from "@rawr/schema-containment";
import { check_compat, initSync } from "jsoncompat";
import { median } from "../report/statistics.ts";

/** A pair of schemas whose relation is known by construction. */
interface Case {
  readonly s1: Schema;
  readonly s2: Schema;
  readonly subset: boolean;
}

/** How one tool did on the pairs. */
export interface SchemaResult {
  readonly tool: string;
  readonly pairs: number;
  /** Answers that agree with the label. */
  readonly right: number;
  readonly wrong: number;
  /** No answer: undecided, or an exception. */
  readonly unanswered: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p95: number;
}

/** Every how many-th pair is asked about: jsoncompat needs minutes for all of them. */
const stride = 7;

/** Both tools on the same pairs; undefined when the corpus is not there. */
export function benchSchemas(corpora: string): readonly SchemaResult[] | undefined {
  const file = join(corpora, "containment/cases.json");
  if (!existsSync(file)) return undefined;
  const all = JSON.parse(readFileSync(file, "utf8")) as readonly Case[];
  const cases = all.filter((_, index) => index % stride === 0);
  initSync({ module: readFileSync(fileURLToPath(import.meta.resolve("jsoncompat/jsoncompat_wasm_bg.wasm"))) });
  return [ask("schema-containment", cases, ours), ask("jsoncompat", cases, theirs)];
}

function ours({ s1, s2 }: Case): boolean | undefined {
  const { verdict } = contains(s1, s2);
  return verdict === "undecided" ? undefined : verdict === "contained";
}

function theirs({ s1, s2 }: Case): boolean | undefined {
  try {
    return check_compat(JSON.stringify(s1), JSON.stringify(s2), "deserializer");
  } catch {
    return undefined;
  }
}

function ask(tool: string, cases: readonly Case[], answer: (pair: Case) => boolean | undefined): SchemaResult {
  for (const pair of cases.slice(0, 200)) answer(pair);
  const times: number[] = [];
  const tally = { right: 0, wrong: 0, unanswered: 0 };
  for (const pair of cases) {
    const start = performance.now();
    const given = answer(pair);
    times.push(performance.now() - start);
    tally[given === undefined ? "unanswered" : given === pair.subset ? "right" : "wrong"] += 1;
  }
  return { tool, pairs: cases.length, ...tally, median: median(times), p95: percentile(times, 0.95) };
}

/** The smallest value that at least this share of the values does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}
