import fc from "fast-check";
import { expect, test } from "vitest";
import { checkProof, contains, type Proof, type Schema, type Step } from "../src/index.ts";
import { assemble } from "../src/proof/assemble.ts";
import { Solver } from "../src/prove/solver.ts";
import { ask } from "../src/question.ts";
import { runs, schemas } from "./schemas.ts";

type Empty = Proof & { readonly rule: "empty" };
const copyOf = (proof: Empty): { rule: "empty"; goals: { [key: string]: Step } } => JSON.parse(JSON.stringify(proof));

/** The same step with one thing left out or exchanged, in each way. */
function* broken(step: Step): Iterable<Step> {
  if (step.rule === "kinds") {
    for (const kind of Object.keys(step.of)) {
      const { [kind]: _, ...of } = step.of;
      yield { rule: "kinds", of };
    }
  }
  if (step.rule === "cases" || step.rule === "names") {
    yield { ...step, of: step.of.slice(1) };
    yield { ...step, of: [...step.of, { rule: "clash" }] };
  }
  if (step.rule === "cases") yield { ...step, or: `${step.or}x` };
  if (step.rule === "names" || step.rule === "fresh") yield { ...step, some: `${step.some}x` };
  if (step.rule === "unfold") yield { ...step, ref: `${step.ref}x` };
  if (step.rule === "property") yield { ...step, name: `${step.name}x` };
}

test("a proof with its first step broken is refused", () => {
  let count = 0;
  fc.assert(
    fc.property(schemas, schemas, (a, b) => {
      const right = { anyOf: [b, { allOf: [a, b] }, a] } as Schema;
      for (const [left, other] of [
        [a, right],
        [{ allOf: [b, a] }, b],
        [a, b],
      ] as [Schema, Schema][]) {
        const answer = contains(left, other, { budget: 20_000 });
        if (answer.verdict !== "contained" || answer.proof.rule !== "empty") continue;
        const root = ask(left, other, {}).read().goal.key;
        const { goals } = copyOf(answer.proof);
        const first = goals[root];
        if (first?.rule !== "kinds") continue;
        for (const step of broken(first)) {
          count++;
          expect(checkProof(left, other, { rule: "empty", goals: { ...goals, [root]: step } })).toBe(false);
        }
        for (const [kind, inner] of Object.entries(first.of)) {
          for (const step of broken(inner)) {
            count++;
            const changed: Step = { rule: "kinds", of: { ...first.of, [kind]: step } };
            expect(checkProof(left, other, { rule: "empty", goals: { ...goals, [root]: changed } })).toBe(false);
          }
        }
      }
    }),
    { numRuns: runs },
  );
  process.stderr.write(`proofs: ${count} broken ones refused\n`);
  expect(count).toBeGreaterThan(runs);
});

test("no proof of what is not so: all that the solver did prove on the way, and every guess for the rest", () => {
  let count = 0;
  fc.assert(
    fc.property(schemas, schemas, (a, b) => {
      const answer = contains(a, b, { budget: 20_000 });
      if (answer.verdict !== "not-contained") return;
      const { table, goal } = ask(a, b, {}).read();
      const solver = new Solver(table);
      solver.solve(goal);
      const { goals } = copyOf(assemble(goal, solver) as Empty);
      const known = Object.values(goals).flatMap((step) => (step.rule === "kinds" ? Object.values(step.of) : []));
      const guesses: Step[] = [
        { rule: "clash" },
        { rule: "number" },
        { rule: "string" },
        { rule: "few" },
        { rule: "items" },
      ];
      for (const name of ["a", "b", "x-c"]) guesses.push({ rule: "property", name });
      for (const guess of [...guesses, ...known.slice(0, 10)]) {
        count++;
        const of = Object.fromEntries(
          ["null", "boolean", "number", "string", "array", "object"].map((kind) => [kind, guess]),
        );
        expect(checkProof(a, b, { rule: "empty", goals: { ...goals, [goal.key]: { rule: "kinds", of } } })).toBe(false);
      }
    }),
    { numRuns: runs },
  );
  process.stderr.write(`proofs: ${count} invented ones refused\n`);
  expect(count).toBeGreaterThan(runs / 4);
});
