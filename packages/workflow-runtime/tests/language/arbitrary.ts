import fc from "fast-check";
import { mayFail } from "./may-fail.ts";
import type { Behaviour, FunctionProgram, Json, Program, Statement } from "./program.ts";

export interface LanguageOptions {
  /** Greatest number of functions; 3 by default. */
  readonly functions?: number;
  /** False for an engine whose `Promise.race` waits for every contender. */
  readonly races?: boolean;
  /** False where ordinary retries take too long. */
  readonly slowRetries?: boolean;
  /** Longest sleep in milliseconds; 7 days by default. */
  readonly longestSleep?: number;
}

const value: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    0,
    -1.5,
    9007199254740991,
    "",
    "ä€😀\u0000",
    [],
    {},
    [null],
    { "": [] },
    { data: 1 },
  ),
  fc.constantFrom<Json>({ error: "no error" }, { data: null, id: "x", name: "n" }, "x".repeat(200)),
  fc.string({ maxLength: 8 }),
  fc.integer(),
);

const behaviour = (retries: number, slow: boolean): fc.Arbitrary<Behaviour> => {
  const failures = fc.integer({ min: 1, max: Math.max(1, retries) });
  const good: fc.Arbitrary<Behaviour> = fc.constant({ kind: "ok" });
  const fatal: fc.Arbitrary<Behaviour> = fc.constant({ kind: "fatal" });
  const broken: fc.Arbitrary<Behaviour> = fc.constant({ kind: "broken" });
  if (retries === 0) return fc.oneof({ arbitrary: good, weight: 8 }, fatal, broken);
  const later = failures.map((count): Behaviour => ({ kind: "later", failures: count, afterMs: 1000 }));
  const flaky = failures.map((count): Behaviour => ({ kind: "flaky", failures: count }));
  return slow
    ? fc.oneof({ arbitrary: good, weight: 8 }, { arbitrary: flaky, weight: 2 }, later, fatal, broken)
    : fc.oneof({ arbitrary: good, weight: 8 }, { arbitrary: later, weight: 2 }, fatal);
};

interface Place {
  readonly retries: number;
  readonly callees: readonly number[];
  readonly options: LanguageOptions;
}

/** A failure that two branches race for would not be determined: then the first by position counts. */
const joined = (branches: readonly (readonly Statement[])[], join: "all" | "settled"): Statement => ({
  kind: "all",
  join: branches.filter((branch) => branch.some(mayFail)).length > 1 ? "settled" : join,
  branches,
});

const leaf = ({ retries, callees, options }: Place): fc.Arbitrary<Statement>[] => {
  const longest = options.longestSleep ?? 7 * 86_400_000;
  const callee = fc.nat({ max: Math.max(0, callees.length - 1) }).map((at) => callees[at] as number);
  return [
    fc.record({
      kind: fc.constant("step" as const),
      behaviour: behaviour(retries, options.slowRetries ?? true),
      value,
      repeat: fc.constantFrom(1, 1, 1, 2, 3),
    }),
    fc.record({
      kind: fc.constant("sleep" as const),
      ms: fc.integer({ min: 1000, max: longest }),
      until: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant("wait" as const),
      arrival: fc.constantFrom("never" as const, "before" as const, "together" as const, "outside" as const),
      by: fc.constantFrom("if" as const, "match" as const),
      value,
    }),
    fc.record({
      kind: fc.constant("signal" as const),
      arrival: fc.constantFrom("never" as const, "together" as const),
      value,
    }),
    fc.record({
      kind: fc.constant("throw" as const),
      fatal: options.slowRetries === false ? fc.constant(true) : fc.boolean(),
    }),
    ...(callees.length === 0
      ? []
      : [
          fc.record({ kind: fc.constant("invoke" as const), callee }),
          fc.record({ kind: fc.constant("send" as const), callee }),
        ]),
    ...(options.races === false
      ? []
      : [
          fc
            .record({
              kind: fc.constant("race" as const),
              contenders: fc.integer({ min: 1, max: 3 }),
              sleeper: fc.boolean(),
              grouped: fc.boolean(),
            })
            .map((race) => ({ ...race, sleeper: race.sleeper || race.contenders === 1 })),
        ]),
  ];
};

const body = (place: Place, depth: number): fc.Arbitrary<readonly Statement[]> => {
  const [step, ...others] = leaf(place) as [fc.Arbitrary<Statement>, ...fc.Arbitrary<Statement>[]];
  const nested =
    depth === 0
      ? []
      : [
          fc
            .tuple(
              fc.array(body(place, depth - 1), { minLength: 2, maxLength: 4 }),
              fc.constantFrom("all" as const, "settled" as const),
            )
            .map(([branches, join]) => joined(branches, join)),
          fc.record({
            kind: fc.constant("attempt" as const),
            body: body(place, depth - 1),
            compensation: body(place, depth - 1),
          }),
        ];
  const statement = fc.oneof(
    { arbitrary: step, weight: 6 },
    ...others,
    ...nested.map((arbitrary) => ({ arbitrary, weight: 2 })),
  );
  return fc.array(statement, { minLength: 1, maxLength: depth === 0 ? 2 : 4 });
};

const functionProgram = (index: number, count: number, options: LanguageOptions): fc.Arbitrary<FunctionProgram> =>
  fc.integer({ min: 0, max: 3 }).chain((retries) => {
    const callees = Array.from({ length: count - index - 1 }, (_, offset) => index + 1 + offset);
    return fc
      .record({
        retries: fc.constant(retries),
        onFailure: fc.boolean(),
        limit: fc.constantFrom(0, 0, 0, 1, 2),
        checkpointing: fc.constantFrom(true, true, true, false),
        body: body({ retries, callees, options }, index === 0 ? 2 : 1),
      })
      .map(({ limit, ...program }) => (limit === 0 ? program : { ...program, concurrency: limit }));
  });

/** Random programs, small ones first when a counterexample is shrunk. */
export const program = (options: LanguageOptions = {}): fc.Arbitrary<Program> =>
  fc.integer({ min: 1, max: options.functions ?? 3 }).chain((count) =>
    fc.record({
      functions: fc.tuple(...Array.from({ length: count }, (_, index) => functionProgram(index, count, options))),
      ending: fc.constantFrom(
        "return" as const,
        "return" as const,
        "return" as const,
        "cancel-by-call" as const,
        "cancel-by-event" as const,
      ),
    }),
  );
