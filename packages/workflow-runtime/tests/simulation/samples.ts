import type { Behaviour, Program, Statement } from "../language/program.ts";

const step = (behaviour: Behaviour = { kind: "ok" }): Statement => ({ kind: "step", behaviour, value: "v", repeat: 1 });

const of = (...body: readonly Statement[]): Program => ({
  functions: [{ retries: 1, onFailure: true, checkpointing: true, body }],
  ending: "return",
});

/** Small programs, each with one thing in it, for crashing after every commit. */
export const samples = {
  "steps and retries": of(
    step(),
    step({ kind: "flaky", failures: 1 }),
    step({ kind: "later", failures: 1, afterMs: 1000 }),
  ),
  "a step that fails for good": of(step(), step({ kind: "broken" })),
  "a failure that is caught": of({
    kind: "attempt",
    body: [step(), step({ kind: "fatal" })],
    compensation: [step(), step()],
  }),
  "parallel steps": of({
    kind: "all",
    join: "all",
    branches: [[step(), step()], [step({ kind: "flaky", failures: 1 })], [step()]],
  }),
  "sleeps and waits": of(
    { kind: "sleep", ms: 60_000, until: false },
    { kind: "wait", arrival: "outside", by: "if", value: 1 },
    { kind: "wait", arrival: "never", by: "match", value: 1 },
    { kind: "wait", arrival: "together", by: "match", value: 1 },
    { kind: "signal", arrival: "together", value: { a: [1] } },
  ),
  everything: {
    functions: [
      {
        retries: 1,
        onFailure: false,
        checkpointing: true,
        body: [
          step(),
          { kind: "invoke", callee: 1 },
          { kind: "send", callee: 1 },
          { kind: "race", contenders: 2, sleeper: true, grouped: true },
        ],
      },
      {
        retries: 1,
        onFailure: true,
        checkpointing: false,
        concurrency: 1,
        body: [step(), { kind: "sleep", ms: 5000, until: true }, step()],
      },
    ],
    ending: "cancel-by-event",
  },
} as const satisfies Readonly<Record<string, Program>>;
