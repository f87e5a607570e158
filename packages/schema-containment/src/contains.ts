import { sizeOf } from "./json.ts";
import { assemble } from "./proof/assemble.ts";
import { Solver } from "./prove/solver.ts";
import { ask, type Question } from "./question.ts";
import { candidates } from "./refute/candidates.ts";
import { Judge } from "./refute/judge.ts";
import { minimise } from "./refute/minimise.ts";
import type { ContainsOptions, Json, Reason, ReasonCode, Schema, Verdict } from "./types.ts";
import { Undecided } from "./undecided.ts";

/**
 * Is every value of schema A a value of schema B? Answers with a proof, with a value that both validators accept for
 * A and refuse for B, or with the reason why it stays open. Never throws for a schema, whatever is wrong with it.
 */
export function contains(a: Schema, b: Schema, options: ContainsOptions = {}): Verdict {
  let question: Question;
  try {
    question = ask(a, b, options);
  } catch (error) {
    return undecided(reasonOf(error));
  }
  if (question.identical) return { verdict: "contained", proof: { rule: "identity" } };
  const answer = solve(question);
  if ("verdict" in answer) return answer;
  if (broken.has(answer.reason.code)) return undecided(answer.reason);
  const judged = new Judges(question);
  const found = answer.model === undefined ? undefined : judged.refutation(answer.model);
  if (found) return found;
  const edges = candidates(question.a, question.b);
  judged.expect(edges);
  for (const candidate of edges) {
    const refuted = judged.refutation(candidate);
    if (refuted) return refuted;
  }
  return undecided(judged.failure(answer.reason));
}

/** What is wrong with a schema itself: no value shows anything about it. */
const broken = new Set<ReasonCode>([
  "INVALID_SCHEMA",
  "REF_AMBIGUOUS",
  "REF_UNRESOLVED",
  "UNGUARDED_REF",
  "UNSUPPORTED_KEYWORD",
]);

const LARGEST_WITNESS = 20_000;

/** Contained, or what to hold against the validators and the reason if they confirm nothing. */
function solve(question: Question): Verdict | { readonly model?: Json; readonly reason: Reason } {
  try {
    const { table, goal } = question.read();
    const solver = new Solver(table);
    const result = solver.solve(goal);
    if (result.is === "empty") return { verdict: "contained", proof: assemble(goal, solver) };
    if (result.is === "unknown") return { reason: result.reason };
    if (sizeOf(result.model, LARGEST_WITNESS) > LARGEST_WITNESS) {
      const message = `The smallest value found that could be a witness has more than ${LARGEST_WITNESS} parts.`;
      return { reason: { code: "BUDGET", message } };
    }
    const shown = JSON.stringify(result.model);
    const message = `By our reading A has ${shown.slice(0, 200)} and B has not; the validators do not confirm it.`;
    return { model: result.model, reason: { code: "VALIDATORS_DISAGREE", message } };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

class Judges {
  readonly #a: Judge;
  readonly #b: Judge;

  constructor({ a, b, formats }: Question) {
    this.#a = new Judge(a, formats);
    this.#b = new Judge(b, formats);
  }

  /** Values are about to come. */
  expect(values: readonly Json[]): void {
    this.#a.expect(values);
    this.#b.expect(values);
  }

  refutation(value: Json): Verdict | undefined {
    if (!this.#b.isReady(value) || !this.#a.isReady(value) || !this.#isWitness(value)) return undefined;
    const witness = minimise(value, (less) => this.#b.isSafe(less) && this.#a.isSafe(less) && this.#isWitness(less));
    const resolved = [...new Set([...this.#a.resolved, ...this.#b.resolved])];
    const errors = this.#b.explain(witness);
    return { verdict: "not-contained", witness, errors, ...(resolved.length > 0 && { resolved }) };
  }

  /** Asks Ajv first: its validators are compiled and end most tries. */
  #isWitness(value: Json): boolean {
    return (["ajv", "typebox"] as const).every(
      (name) => this.#b.says(name, value) === false && this.#a.says(name, value) === true,
    );
  }

  /** The reason, or why a validator was of no help. */
  failure(reason: Reason): Reason {
    const message = this.#a.failure ?? this.#b.failure;
    if (reason.code !== "VALIDATORS_DISAGREE" || message === undefined) return reason;
    return { code: "VALIDATOR_FAILED", message };
  }
}

const undecided = (reason: Reason): Verdict => ({ verdict: "undecided", reason });

function reasonOf(error: unknown): Reason {
  if (error instanceof Undecided) return error.reason;
  // A defect must not pass for an answer, nor break the review of a thousand other pairs.
  if (error instanceof RangeError) return { code: "BUDGET", message: "The question nests too deep." };
  throw error;
}
