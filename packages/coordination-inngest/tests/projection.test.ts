import { createRunStore, openDatabase, systemClock } from "@rawr/workflow-runtime/internals";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillSteps } from "../src/ledger/fill-steps.ts";
import { ledger, ledgerTable } from "../src/ledger/ledger.ts";
import { insertRun, runByServerId } from "../src/projection/run-row.ts";
import type { CallFacts } from "../src/recorder/call-facts.ts";
import { applyEnd } from "../src/recorder/projector.ts";
import { createRecorder } from "../src/recorder/recorder.ts";

const runId = "01JD8Z3V6QF4T9K2M7XWNCYB5R";
const serverRunId = "01M7WBNP1HRFPFRZBDW62QNGB9";
const event = { id: runId, name: "lab/work", data: { runId }, ts: 1_795_000_000_000 };

function system() {
  const database = openDatabase({ file: ":memory:", clock: systemClock });
  const { committer } = database;
  committer.read((tx) => tx.database.exec(ledgerTable));
  const recorder = createRecorder(committer, () => "lab-work");
  const store = createRunStore({ committer });
  return { database, committer, recorder, store };
}
type System = ReturnType<typeof system>;

const call = (number: number): CallFacts => ({
  serverRunId,
  functionId: "lab-work",
  callId: `call-${number}`,
  attempt: 1,
  event,
  memos: number > 1 ? { nap: null } : {},
});
const step = (name: string) => ({ stepId: name, name });
const serverSteps = [
  { id: "f".repeat(40), name: "elsewhere", status: "completed" as const },
  { id: "e".repeat(40), name: "broken elsewhere", status: "failed" as const },
];
const ended = (name: string, data: object) => (system: System) =>
  system.committer.commit((tx, now) => {
    const report = { run_id: serverRunId, function_id: "lab-work", event, ...data };
    applyEnd(tx, now, { name: `inngest/function.${name}`, data: report, ts: event.ts + 5 });
  });

/** Everything that may be reported about a run, by whom it may be. */
const reports: Readonly<Record<string, (system: System) => Promise<unknown>>> = {
  triggered: ({ committer }) =>
    committer.commit((tx, now) => {
      if (tx.statement("SELECT 1 FROM runs WHERE run_id = ?").get(runId)) return;
      insertRun(tx, now, { runId, functionId: "lab-work", event, createdAt: now });
      ledger.owe(tx, runId, now);
    }),
  sent: ({ recorder }) => recorder.sent([event], [runId]),
  called: ({ recorder }) => recorder.called(call(1)),
  "called again": ({ recorder }) => recorder.called(call(2)),
  "a starts": ({ recorder }) => recorder.stepStarted(call(1), step("a")),
  "a fails": ({ recorder }) => recorder.stepFailed(call(1), { ...step("a"), error: new Error("x"), willRetry: true }),
  "a starts again": ({ recorder }) => recorder.stepStarted(call(2), step("a")),
  "a completes": ({ recorder }) => recorder.stepCompleted(call(2), { ...step("a"), output: 1 }),
  "b fails for good": ({ recorder }) => recorder.stepFailed(call(2), { ...step("b"), error: "y", willRetry: false }),
  waits: ({ recorder }) =>
    recorder.waits(call(1), [{ stepId: "nap", name: "nap", op: "Sleep", detail: { for: "1s" } }]),
  traced: ({ committer }) =>
    committer.commit((tx, now) => {
      const run = runByServerId(tx, serverRunId);
      if (run) fillSteps(tx, now, run, serverSteps);
    }),
  completed: ({ recorder }) => recorder.completed(call(2), { ok: true }),
  finished: ended("finished", { result: { ok: true } }),
  failed: ended("failed", { error: { name: "Error", message: "y" } }),
  cancelled: ended("cancelled", {}),
};
const isTerminal = (type: string) => /^run\.(completed|failed|cancelled)$/.test(type);

describe("reports about a run", () => {
  test("in any order, and each as often as it likes, make one gapless timeline with one end", async () => {
    const order = fc.array(fc.constantFrom(...Object.keys(reports)), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(order, async (names) => {
        const { database, store, ...rest } = system();
        let over: string | undefined;
        for (const name of names) {
          await reports[name]?.({ database, store, ...rest });
          const run = await store.get(runId);
          // What is over stays as it is, to the byte.
          const seen = run?.isTerminal ? JSON.stringify([run, await store.timeline(runId)]) : undefined;
          if (over !== undefined) expect(seen).toBe(over);
          over = seen;
        }
        const rows = await store.timeline(runId);
        expect(rows.map(({ sequence }) => sequence)).toEqual(rows.map((_, index) => index + 1));
        expect(rows.map(({ at }) => at)).toEqual(rows.map(({ at }) => at).sort());
        expect(rows.findIndex(({ type }) => isTerminal(type))).toBeOneOf([-1, rows.length - 1]);
        const told = rows.map((row) => ("step" in row ? `${row.type} ${row.step}` : row.type));
        for (const once of told.filter((type) => !/step\.(started|failed) a|run\.waiting/.test(type))) {
          expect(
            told.filter((type) => type === once),
            once,
          ).toHaveLength(1);
        }
        expect((await store.list()).items.length).toBeLessThanOrEqual(1);
        database.close();
      }),
      { numRuns: 150 },
    );
  });
});
