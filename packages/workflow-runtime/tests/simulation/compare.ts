import type { Execution } from "../language/compile.ts";
import { functionId } from "../language/program.ts";
import type { Bounds, Expectation, ExpectedRun, Outcome } from "../language/reference.ts";
import { effectKey } from "../language/reference.ts";

/** A run as somebody saw it, on any engine. */
export interface ObservedRun {
  readonly runId: string;
  /** Without the application's id. */
  readonly function: string;
  readonly lineage: string;
  readonly outcome: Outcome | { readonly status: string };
}

export interface Observation {
  readonly runs: readonly ObservedRun[];
  readonly executions: readonly { readonly execution: Execution; readonly count: number }[];
  /** Crashes on the way: each may repeat what was in flight. */
  readonly crashes: number;
}

const sameOutcome = (expected: Outcome, observed: ObservedRun["outcome"]): boolean =>
  JSON.stringify(expected) === JSON.stringify(observed);

const parentOf = (lineage: string): string => lineage.slice(0, lineage.lastIndexOf("/"));

/** Where an observation is not what the reference says; empty when it is. */
export const differences = (expectation: Expectation, observation: Observation): readonly string[] => {
  const found: string[] = [];
  const runsOf = (lineage: string, suffix = "") =>
    observation.runs.filter((run) => run.lineage === lineage && run.function.endsWith("-failure") === (suffix !== ""));
  const executed = Map.groupBy(observation.executions, ({ execution }) => execution.runId);
  for (const expected of expectation.runs) {
    const runs = runsOf(expected.lineage);
    found.push(
      ...countProblems(expected, runs.length, {
        parents: runsOf(parentOf(expected.lineage)).length,
        crashes: observation.crashes,
      }),
    );
    for (const run of runs) {
      if (run.function !== functionId(expected.function)) found.push(`${expected.lineage} is ${run.function}`);
      if (expected.optional ? false : !sameOutcome(expected.outcome, run.outcome)) {
        found.push(
          `${expected.lineage}: expected ${JSON.stringify(expected.outcome)}, got ${JSON.stringify(run.outcome)}`,
        );
      }
      const counts = new Map((executed.get(run.runId) ?? []).map(({ execution, count }) => [execution.key, count]));
      found.push(...effectProblems(expectation, expected, { counts, crashes: observation.crashes }));
    }
    found.push(
      ...failureProblems(expectation, expected, {
        handlers: runsOf(expected.lineage, "failure"),
        runs: runs.length,
        executed,
      }),
    );
  }
  for (const run of observation.runs) {
    if (!expectation.runs.some((expected) => expected.lineage === run.lineage))
      found.push(`unexpected run of ${run.lineage}`);
  }
  return found;
};

const countProblems = (
  expected: ExpectedRun,
  count: number,
  { parents, crashes }: { parents: number; crashes: number },
): string[] => {
  const name = `${expected.lineage} (${expected.via})`;
  if (count === 0 && !expected.optional) return [`no run of ${name}`];
  // `step.sendEvent` in flight at a crash is sent again; a call and a trigger are not.
  const most = expected.via === "trigger" ? 1 : expected.via === "invoke" ? parents : parents * (1 + crashes);
  return count > most ? [`${count} runs of ${name}, where at most ${most} may be`] : [];
};

interface Counted {
  readonly counts: ReadonlyMap<string, number>;
  readonly crashes: number;
}

const effectProblems = (
  expectation: Expectation,
  { lineage, optional }: ExpectedRun,
  { counts, crashes }: Counted,
): string[] => {
  const problems: string[] = [];
  for (const [key, bounds] of expectation.effects) {
    if (!key.startsWith(`${lineage} `) || key === effectKey(lineage, "failure")) continue;
    problems.push(...within(key, counts.get(key) ?? 0, { min: optional ? 0 : bounds.min, max: bounds.max + crashes }));
  }
  for (const key of counts.keys()) if (!expectation.effects.has(key)) problems.push(`unexpected step ${key}`);
  return problems;
};

const within = (key: string, count: number, { min, max }: Bounds): string[] =>
  count < min || count > max ? [`step ${key}: executed ${count} times, where ${min} to ${max} are due`] : [];

interface Handlers {
  readonly handlers: readonly ObservedRun[];
  readonly runs: number;
  readonly executed: ReadonlyMap<string, readonly { readonly count: number }[]>;
}

const failureProblems = (
  expectation: Expectation,
  expected: ExpectedRun,
  { handlers, runs, executed }: Handlers,
): string[] => {
  const due = expectation.effects.has(effectKey(expected.lineage, "failure"));
  if (
    handlers.length > runs ||
    (due && !expected.optional && handlers.length < runs) ||
    (!due && handlers.length > 0)
  ) {
    return [`${handlers.length} runs of onFailure of ${expected.lineage}, where ${due ? runs : 0} are due`];
  }
  return handlers.flatMap((handler) => {
    if (handler.outcome.status !== "completed")
      return [`onFailure of ${expected.lineage} is ${handler.outcome.status}`];
    return executed.has(handler.runId) ? [] : [`onFailure of ${expected.lineage} did nothing`];
  });
};
