import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Inngest } from "inngest";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readRegistration } from "../../src/registration/read-registration.ts";
import { VirtualClock } from "../../src/testing/virtual-clock.ts";
import { DatabaseView } from "../simulation/database-view.ts";
import { openEngine, silentLogger } from "../simulation/open-engine.ts";
import { quiet } from "../simulation/quiet.ts";
import { recordedFunctions } from "./functions.ts";
import { comparableCall, normalised } from "./normalise.ts";
import { recorder } from "./record-exchanges.ts";
import { type RecordedCall, recordedCalls, recordedRegistration } from "./recording.ts";
import { replayer } from "./replay-answers.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "golden-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Mode = "the SDK" | "the recorded answers";

/** Plays what was recorded, from the same events, and returns the calls that our engine made. */
const play = async (mode: Mode): Promise<readonly RecordedCall[]> => {
  const file = join(folder, "golden.db");
  const clock = new VirtualClock();
  const record = recorder();
  const replay = replayer();
  const wrapHandler = mode === "the SDK" ? record.wrap : (handler: typeof fetch) => record.wrap(replay.wrap(handler));
  const runtime = openEngine({
    file,
    clock,
    random: () => 0.5,
    wrapHandler: wrapHandler as never,
    retryDelays: [1000],
  });
  const client = new Inngest({ id: "lab", logger: silentLogger, ...runtime.clientOptions });
  replay.speakThrough(runtime.clientOptions.fetch as typeof fetch);
  const view = new DatabaseView(file);
  try {
    await runtime.attach(client, recordedFunctions(client) as never);
    const settle = () => quiet({ view, clock });
    await client.send({ id: "idem-1", name: "invoice.reconciliation.requested", data: { invoiceId: "inv-1" } });
    await settle();
    await client.send({ name: "lab/all", data: { key: "k1" } });
    await settle();
    clock.advanceTo(clock.now() + 1000);
    await settle();
    clock.advanceTo(clock.now() + 1000);
    await settle();
    await client.send({ name: "lab/mq.reply", data: { answer: 42, key: "k1" } });
    await settle();
    clock.advanceTo(clock.now() + 2000);
    await settle();
    await client.send({ name: "lab/fail", data: {} });
    await settle();
    return record.calls;
  } finally {
    view.close();
    await runtime.close();
  }
};

const order = (calls: readonly RecordedCall[]): readonly RecordedCall[] =>
  calls.toSorted((left, right) => key(left).localeCompare(key(right)));

/** Calls of parallel steps are compared by their step, all others by their place in the run. */
const key = ({ functionId, stepId, body }: RecordedCall): string =>
  `${functionId} ${body.ctx.stack.current} ${stepId} ${body.ctx.attempt}`;

const headersOf = ({ headers }: RecordedCall): Record<string, string | undefined> => ({
  "content-type": headers["content-type"],
  "x-inngest-req-version": headers["x-inngest-req-version"],
  "x-inngest-step-id": headers["x-inngest-step-id"],
});

describe.each<Mode>(["the SDK", "the recorded answers"])("driven by %s", (mode) => {
  test("every call that the server made is made by the engine, and nothing else", async () => {
    const ours = order(await play(mode));
    const recorded = order(recordedCalls());
    expect(ours.map(key)).toEqual(recorded.map(key));
    for (const [index, call] of recorded.entries()) {
      const mine = ours[index] as RecordedCall;
      expect(comparableCall(mine.body), key(call)).toEqual(comparableCall(call.body));
      expect(headersOf(mine), key(call)).toEqual(headersOf(call));
      expect([mine.status, normalised(mine.answer)], key(call)).toEqual([call.status, normalised(call.answer)]);
    }
  });

  test("the fencing token grows with each call of a job, and is in header and body", async () => {
    const calls = await play(mode);
    for (const { headers, body } of calls) {
      expect(headers["x-inngest-generation-id"]).toBe(String(body.ctx.generation_id));
      expect(headers["x-run-id"]).toBe(body.ctx.run_id);
      expect(headers["x-inngest-job-id"]).toBe(body.ctx.job_id);
    }
    const generations = calls.map(({ body }) => body.ctx.generation_id);
    expect(new Set(generations).size).toBe(generations.length);
  });
});

test("the stack of a call is the order in which the steps ended", async () => {
  const calls = (await play("the SDK")).filter(({ functionId }) => functionId === "lab-all");
  const ended = calls
    .filter(({ answer }) => Array.isArray(answer) && answer.length === 1 && answer[0].op === "StepRun")
    .map(({ answer }) => (answer as { id: string }[])[0]?.id);
  expect(calls.at(-1)?.body.ctx.stack.stack.slice(0, 3)).toEqual(ended);
});

test("the recorded registration is read", () => {
  const { definitions, problems } = readRegistration(recordedRegistration());
  expect(problems).toEqual([]);
  expect(
    definitions.map(({ id, retries, triggers, cancelOn, onFailure }) => ({
      id,
      retries,
      triggers: triggers.map((trigger) =>
        trigger.kind === "event" ? [trigger.name, trigger.condition?.source] : trigger,
      ),
      cancelOn: cancelOn.map((rule) => [rule.event, rule.condition?.source]),
      onFailure,
    })),
  ).toMatchInlineSnapshot(`
    [
      {
        "cancelOn": [],
        "id": "lab-two",
        "onFailure": undefined,
        "retries": 2,
        "triggers": [
          [
            "invoice.reconciliation.requested",
            undefined,
          ],
        ],
      },
      {
        "cancelOn": [
          [
            "lab/cancel",
            "event.data.key == async.data.key",
          ],
        ],
        "id": "lab-all",
        "onFailure": undefined,
        "retries": 1,
        "triggers": [
          [
            "lab/all",
            undefined,
          ],
        ],
      },
      {
        "cancelOn": [],
        "id": "lab-child",
        "onFailure": undefined,
        "retries": 4,
        "triggers": [],
      },
      {
        "cancelOn": [],
        "id": "lab-fail",
        "onFailure": "lab-fail-failure",
        "retries": 0,
        "triggers": [
          [
            "lab/fail",
            undefined,
          ],
        ],
      },
      {
        "cancelOn": [],
        "id": "lab-fail-failure",
        "onFailure": undefined,
        "retries": 1,
        "triggers": [
          [
            "inngest/function.failed",
            "event.data.function_id == 'lab-fail'",
          ],
        ],
      },
    ]
  `);
});
