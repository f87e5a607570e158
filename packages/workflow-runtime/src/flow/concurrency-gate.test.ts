import { array, assert, constantFrom, context, integer, nat, property, record } from "fast-check";
import { expect, test } from "vitest";
import { compileExpression } from "../registration/expression.ts";
import type { ConcurrencyLimit, FunctionDefinition } from "../registration/types.ts";
import { createConcurrencyGate } from "./concurrency-gate.ts";

const key = compileExpression("event.data.key");

function define(id: string, concurrency: readonly ConcurrencyLimit[]): FunctionDefinition {
  return { id, name: id, stepUrl: "/", triggers: [], retries: 0, cancelOn: [], timeouts: {}, concurrency };
}

test("a function without limits always enters", () => {
  const gate = createConcurrencyGate();
  const fn = define("a", []);
  expect(Array.from({ length: 1_000 }, () => gate.tryEnter(fn, [])).every(Boolean)).toBe(true);
});

test("a limit counts for each key, and a place that is left is free", () => {
  const gate = createConcurrencyGate();
  const fn = define("a", [{ limit: 1, scope: "fn", key }]);
  expect([gate.tryEnter(fn, ["x"]), gate.tryEnter(fn, ["x"]), gate.tryEnter(fn, ["y"])]).toEqual([true, false, true]);
  gate.leave(fn, ["x"]);
  expect(gate.tryEnter(fn, ["x"])).toBe(true);
});

test("functions share the limits of env and account by key, not those of fn", () => {
  const gate = createConcurrencyGate();
  const shared = (id: string, limit: number) => define(id, [{ limit, scope: "account", key }]);
  expect(gate.tryEnter(shared("a", 1), ["openai"])).toBe(true);
  expect(gate.tryEnter(shared("a", 1), ["openai"])).toBe(false);
  expect(gate.tryEnter(shared("b", 2), ["openai"])).toBe(true);
  expect(gate.tryEnter(shared("b", 2), ["openai"])).toBe(false);
  expect(gate.tryEnter(define("c", [{ limit: 1, scope: "env", key }]), ["openai"])).toBe(true);
  expect(gate.tryEnter(define("d", [{ limit: 1, scope: "fn", key }]), ["openai"])).toBe(true);
});

test("two limits of a function with one key are one, the smaller", () => {
  const gate = createConcurrencyGate();
  const fn = define("a", [
    { limit: 1, scope: "env", key },
    { limit: 2, scope: "env", key },
  ]);
  expect([gate.tryEnter(fn, ["x", "x"]), gate.tryEnter(fn, ["x", "x"])]).toEqual([true, false]);
  gate.leave(fn, ["x", "x"]);
  expect(gate.tryEnter(fn, ["x", "x"])).toBe(true);
});

test("who is refused for one limit takes no place in the other", () => {
  const gate = createConcurrencyGate();
  const both = define("a", [
    { limit: 5, scope: "fn" },
    { limit: 1, scope: "env", key },
  ]);
  expect(gate.tryEnter(both, ["", "x"])).toBe(true);
  for (let attempt = 0; attempt < 10; attempt++) expect(gate.tryEnter(both, ["", "x"])).toBe(false);
  const others = ["b", "c", "d", "e", "f"].map((name) => gate.tryEnter(both, ["", name]));
  expect(others).toEqual([true, true, true, false, false]);
});

interface Job {
  readonly definition: FunctionDefinition;
  readonly keys: readonly string[];
  readonly duration: number;
}

const limits = array(
  record({ limit: integer({ min: 1, max: 3 }), scope: constantFrom("fn" as const, "env" as const) }),
  { maxLength: 2 },
);
const workloads = array(limits, { minLength: 1, maxLength: 4 }).chain((functions) =>
  array(
    record({
      fn: nat(functions.length - 1),
      keys: array(constantFrom("x", "y"), { minLength: 2, maxLength: 2 }),
      ms: nat(9),
    }),
    { maxLength: 60 },
  ).map((jobs) =>
    jobs.map(
      ({ fn, keys, ms }): Job => ({
        definition: define(
          `fn-${fn}`,
          (functions[fn] ?? []).map((limit) => ({ ...limit, key })),
        ),
        keys: keys.slice(0, functions[fn]?.length ?? 0),
        duration: ms + 1,
      }),
    ),
  ),
);

test("limits are never exceeded, every job gets its turn, and equal ones in order", () => {
  assert(
    property(workloads, context(), (jobs, log) => {
      const gate = createConcurrencyGate();
      const waiting = jobs.map((job, index) => ({ job, index }));
      const running: { job: Job; index: number; end: number }[] = [];
      const finished: number[] = [];
      for (let now = 0; finished.length < jobs.length; now++) {
        expect(now).toBeLessThan(jobs.length * 11);
        for (const done of running.filter(({ end }) => end <= now)) {
          running.splice(running.indexOf(done), 1);
          gate.leave(done.job.definition, done.job.keys);
          finished.push(done.index);
        }
        for (const entry of [...waiting]) {
          if (!gate.tryEnter(entry.job.definition, entry.job.keys)) continue;
          log.log(`${now}: ${entry.index}`);
          const same = waiting.filter(({ job }) => job.definition.id === entry.job.definition.id);
          const equal = same.filter(({ job }) => job.keys.join() === entry.job.keys.join());
          expect(equal[0]).toBe(entry);
          waiting.splice(waiting.indexOf(entry), 1);
          running.push({ ...entry, end: now + entry.job.duration });
          expectWithinLimits(running.map(({ job }) => job));
        }
      }
    }),
  );
});

function expectWithinLimits(running: readonly Job[]): void {
  for (const { definition, keys } of running) {
    for (const [index, { scope, limit }] of definition.concurrency.entries()) {
      const sharing = running.filter((other) =>
        other.definition.concurrency.some(
          (theirs, at) =>
            theirs.scope === scope &&
            other.keys[at] === keys[index] &&
            (scope === "env" || (other.definition.id === definition.id && at === index)),
        ),
      );
      // Functions may give one shared limit different sizes; the largest bounds them all.
      const sizes = sharing.flatMap((other) => other.definition.concurrency.filter((theirs) => theirs.scope === scope));
      const most = scope === "fn" ? limit : Math.max(...sizes.map((theirs) => theirs.limit));
      expect(sharing.length).toBeLessThanOrEqual(most);
    }
  }
}

test("a step that needs two places is not passed over for ever by those that need one", () => {
  const gate = createConcurrencyGate();
  const a = define("a", [{ limit: 1, scope: "env", key }]);
  const both = define("both", [
    { limit: 1, scope: "env", key },
    { limit: 1, scope: "account", key },
  ]);
  const b = define("b", [{ limit: 1, scope: "account", key }]);
  expect([gate.tryEnter(a, ["x"]), gate.tryEnter(both, ["x", "x"]), gate.tryEnter(b, ["x"])]).toEqual([
    true,
    false,
    false,
  ]);
  gate.leave(a, ["x"]);
  expect(gate.tryEnter(both, ["x", "x"])).toBe(true);
});

test("a step that stops asking, because its run was cancelled, keeps nobody out", () => {
  const gate = createConcurrencyGate();
  const a = define("a", [{ limit: 1, scope: "env", key }]);
  const both = define("both", [
    { limit: 1, scope: "env", key },
    { limit: 1, scope: "account", key },
  ]);
  const b = define("b", [{ limit: 1, scope: "account", key }]);
  gate.tryEnter(a, ["x"]);
  gate.tryEnter(both, ["x", "x"]);
  gate.leave(a, ["x"]);
  expect(gate.tryEnter(b, ["x"])).toBe(true);
});
