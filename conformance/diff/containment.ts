import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { checkProof, contains, type Schema, type Verdict } from "@rawr/schema-containment";

/** A question about two schemas whose answer is known. */
export interface ContainmentCase {
  readonly id: string;
  readonly s1: Schema;
  readonly s2: Schema;
  readonly subset: boolean;
}

/** Questions of a corpus, answered. */
export interface ContainmentScore {
  readonly corpus: string;
  readonly cases: number;
  readonly contained: number;
  readonly refuted: number;
  /** By the code of the reason. */
  readonly undecided: Readonly<Record<string, number>>;
  /** Where the answer is not the label, with the witness. */
  readonly dissents: readonly string[];
  /** Proofs that the checker does not replay, and witnesses that do not pass one side and fail the other. */
  readonly unsound: readonly string[];
}

/** The cases of `containment/`; `undefined` where they are not on this machine. */
export function containmentCases(folder: string): readonly ContainmentCase[] | undefined {
  const path = join(folder, "containment/cases.json");
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as ContainmentCase[]) : undefined;
}

interface Group {
  readonly description: string;
  readonly schema: Schema;
  readonly tests: readonly { readonly description: string; readonly data: unknown; readonly valid: boolean }[];
}

/** The official suite as questions: a constant is contained in a schema exactly when it is valid. */
export function suiteCases(folder: string): readonly ContainmentCase[] | undefined {
  const tests = join(folder, "json-schema-test-suite/tests");
  if (!existsSync(tests)) return undefined;
  const files = readdirSync(tests).filter((name) => name.endsWith(".json"));
  return files.flatMap((file) =>
    (JSON.parse(readFileSync(join(tests, file), "utf8")) as Group[]).flatMap(({ description, schema, tests: each }) =>
      each.map(({ description: name, data, valid }) => ({
        id: `${file}: ${description}: ${name}`,
        s1: { const: data },
        s2: schema,
        subset: valid,
      })),
    ),
  );
}

/** Asks every question, replays every proof, and shows every answer to `look`. */
export function scoreContainment(
  corpus: string,
  cases: readonly ContainmentCase[],
  look: (one: ContainmentCase, answer: Verdict) => string | undefined = () => undefined,
): ContainmentScore {
  const counts = { contained: 0, refuted: 0 };
  const undecided: Record<string, number> = {};
  const dissents: string[] = [];
  const unsound: string[] = [];
  for (const one of cases) {
    const answer = contains(one.s1, one.s2);
    const objection = replay(one, answer) ?? look(one, answer);
    if (objection !== undefined) unsound.push(`${one.id}: ${objection}`);
    if (answer.verdict === "undecided") undecided[answer.reason.code] = (undecided[answer.reason.code] ?? 0) + 1;
    else counts[answer.verdict === "contained" ? "contained" : "refuted"]++;
    const isContained = answer.verdict === "contained";
    if (answer.verdict !== "undecided" && isContained !== one.subset) dissents.push(`${one.id}: ${said(answer)}`);
  }
  return { corpus, cases: cases.length, ...counts, undecided, dissents, unsound };
}

function replay({ s1, s2 }: ContainmentCase, answer: Verdict): string | undefined {
  if (answer.verdict !== "contained" || checkProof(s1, s2, answer.proof)) return undefined;
  return "the proof is not replayed";
}

function said(answer: Verdict): string {
  return answer.verdict === "not-contained" ? `witness ${JSON.stringify(answer.witness)}` : answer.verdict;
}
