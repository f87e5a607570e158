import { afterEach, describe, expect, test } from "vitest";
import { type Asked, complete, op, ops, type Scripted, type ScriptedAnswer, scripted } from "./scripted-sdk.ts";

let engine: Scripted | undefined;
afterEach(async () => {
  await engine?.close();
  engine = undefined;
});

const play = async (script: (asked: Asked, call: number) => ScriptedAnswer): Promise<Scripted> => {
  engine = await scripted(script);
  return engine;
};

const boom = { name: "Boom", message: "it broke", stack: "Boom: it broke\n    at x", __serialized: true };
const memo = { name: "Boom", message: "it broke", stack: expect.stringContaining("Boom: it broke") };

describe("memo forms: what the call after an operation carries", () => {
  test.each<{ form: string; answer: ScriptedAnswer; steps: unknown; at: number }>([
    { form: "StepRun", answer: ops(op("StepRun", "s", { data: { a: 1 } })), steps: { s: { data: { a: 1 } } }, at: 0 },
    { form: "StepRun of nothing", answer: ops(op("StepRun", "s")), steps: { s: { data: null } }, at: 0 },
    { form: "StepFailed", answer: ops(op("StepFailed", "s", { error: boom })), steps: { s: { error: memo } }, at: 0 },
    { form: "Sleep for a duration", answer: ops(op("Sleep", "s", { name: "1m30s" })), steps: { s: null }, at: 90_000 },
    {
      form: "Sleep until a date",
      answer: ops(op("Sleep", "s", { name: "2026-01-01T00:00:05.000Z" })),
      steps: { s: null },
      at: 5000,
    },
    {
      form: "WaitForEvent that times out",
      answer: ops(op("WaitForEvent", "s", { name: "other", opts: { timeout: "7s" } })),
      steps: { s: null },
      at: 7000,
    },
    {
      form: "WaitForSignal that times out",
      answer: ops(op("WaitForSignal", "s", { opts: { signal: "x", timeout: "3s" } })),
      steps: { s: null },
      at: 3000,
    },
    {
      form: "InvokeFunction",
      answer: ops(op("InvokeFunction", "s", { opts: { function_id: "form-child", payload: { data: {} } } })),
      steps: { s: { data: { child: true } } },
      at: 0,
    },
    { form: "DiscoveryRequest", answer: ops(op("DiscoveryRequest", "s")), steps: {}, at: 0 },
  ])("$form", async ({ answer, steps, at }) => {
    const { asked, toTheEnd } = await play((_asked, call) => (call === 0 ? answer : complete()));
    const run = await toTheEnd();
    expect(asked).toHaveLength(2);
    expect(asked[1]).toEqual({
      step: "step",
      attempt: 0,
      planOnly: false,
      stack: Object.keys(steps as object),
      steps,
      at,
    });
    expect(run).toMatchObject({ status: "completed", output: "done" });
  });

  test("WaitForEvent: the raw event, when the condition holds", async () => {
    const wait = op("WaitForEvent", "s", {
      name: "form/reply",
      opts: { timeout: "1h", if: "async.data.key == event.data.key" },
    });
    const { asked, client, settle, runtime, runId } = await play((_asked, call) =>
      call === 0 ? ops(wait) : complete(),
    );
    await client.send({ id: "e1", name: "form/reply", data: { key: "other" } });
    await settle();
    expect(asked).toHaveLength(1);
    await client.send({ id: "e2", name: "form/reply", data: { key: "k" }, ts: 5 });
    await settle();
    expect(asked[1]?.steps).toEqual({ s: { id: "e2", name: "form/reply", data: { key: "k" }, ts: 5, user: {} } });
    expect(await runtime.store.get(runId)).toMatchObject({ status: "completed" });
  });

  test("WaitForSignal: the signal and its data", async () => {
    const wait = op("WaitForSignal", "s", { opts: { signal: "go", timeout: "1h", conflict: "replace" } });
    const { asked, runtime, settle } = await play((_asked, call) => (call === 0 ? ops(wait) : complete()));
    const speak = runtime.clientOptions.fetch as typeof fetch;
    const body = JSON.stringify({ signal: "go", data: [1] });
    await speak("http://workflow-runtime.invalid/v1/signals", { method: "POST", body });
    await settle();
    expect(asked[1]?.steps).toEqual({ s: { data: { signal: "go", data: [1] } } });
  });
});

describe("transitions", () => {
  test("StepError: the same job again, one attempt more, after the delay; then a new job begins at 0", async () => {
    const answers = [ops(op("StepError", "s", { error: boom })), ops(op("StepRun", "s", { data: 1 })), complete()];
    const { asked, toTheEnd } = await play((_asked, call) => answers[call] as ScriptedAnswer);
    await toTheEnd();
    expect(asked.map(({ attempt, at, steps }) => [attempt, at, steps])).toEqual([
      [0, 0, {}],
      [1, 1000, {}],
      [0, 1000, { s: { data: 1 } }],
    ]);
  });

  test("retry-after wins over the delay", async () => {
    const failed = { ...ops(op("StepError", "s", { error: boom })), headers: { "retry-after": "30" } };
    const { asked, toTheEnd } = await play((_asked, call) => (call === 0 ? failed : complete()));
    await toTheEnd();
    expect(asked.map(({ at }) => at)).toEqual([0, 30_000]);
  });

  test("several StepPlanned: one call each that only plans, then one discovery when all have ended", async () => {
    const planned = ops(op("StepPlanned", "p"), op("StepPlanned", "q"));
    const { asked, toTheEnd } = await play(({ step, stack }) => {
      if (step !== "step") return ops(op("StepRun", step, { data: step }));
      return stack.length === 0 ? planned : complete();
    });
    await toTheEnd();
    expect(asked.map(({ step, planOnly }) => [step, planOnly]).toSorted()).toEqual([
      ["p", true],
      ["q", true],
      ["step", false],
      ["step", false],
    ]);
    expect(asked.at(-1)?.steps).toEqual({ p: { data: "p" }, q: { data: "q" } });
  });

  test("a parallel step that fails is tried again alone", async () => {
    const { asked, toTheEnd } = await play(({ step, attempt, stack }) => {
      if (step === "p" && attempt === 0) return ops(op("StepError", "p", { error: boom }));
      if (step !== "step") return ops(op("StepRun", step, { data: step }));
      return stack.length === 0 ? ops(op("StepPlanned", "p"), op("StepPlanned", "q")) : complete();
    });
    await toTheEnd();
    expect(asked.filter(({ step }) => step === "p").map(({ attempt }) => attempt)).toEqual([0, 1]);
    expect(asked.filter(({ step }) => step === "q")).toHaveLength(1);
    expect(asked.at(-1)?.stack).toEqual(["q", "p"]);
  });

  test("steps beside RunComplete are kept with it", async () => {
    const { runtime, runId } = await play(() =>
      ops(op("StepRun", "s", { data: 1 }), op("RunComplete", "c", { data: 2 })),
    );
    expect(await runtime.store.get(runId)).toMatchObject({ status: "completed", output: 2 });
    expect((await runtime.store.steps(runId)).map(({ id, output }) => [id, output])).toEqual([["s", 1]]);
  });

  test("status 200: the run's output", async () => {
    const { runtime, runId } = await play(() => ({ status: 200, body: { ok: true } }));
    expect(await runtime.store.get(runId)).toMatchObject({ status: "completed", output: { ok: true } });
  });

  test("status 400: failed at once", async () => {
    const { asked, toTheEnd } = await play(() => ({
      status: 400,
      headers: { "x-inngest-no-retry": "true" },
      body: boom,
    }));
    const run = await toTheEnd();
    expect(asked).toHaveLength(1);
    expect(run).toMatchObject({ status: "failed", failure: { message: "it broke" } });
    expect(JSON.stringify(run)).not.toContain("at x");
  });

  test.each([
    ["status 500", { status: 500, body: boom }],
    ["a proxy's page", { status: 502, body: "<html>Bad gateway</html>" }],
    ["206 with something else", { status: 206, body: [{ no: "op" }] }],
  ])("%s: tried again until the attempts are used up, then failed", async (_name, answer) => {
    const { asked, toTheEnd } = await play(() => answer);
    const run = await toTheEnd();
    expect(asked.map(({ attempt }) => attempt)).toEqual([0, 1]);
    expect(run.status).toBe("failed");
  });

  test("an empty array ends, whatever it means", async () => {
    const { toTheEnd } = await play((_asked, call) => (call === 0 ? ops() : complete()));
    expect((await toTheEnd()).isTerminal).toBe(true);
  });

  test.each(["Gateway", "AIGateway", "DeferAdd", "SomethingNew"])(
    "%s: the run fails for good and names it",
    async (name) => {
      const { asked, toTheEnd } = await play(() => ops(op(name, "s")));
      const run = await toTheEnd();
      expect(asked).toHaveLength(1);
      expect(run).toMatchObject({
        status: "failed",
        failure: { code: "UNSUPPORTED_OPERATION", message: expect.stringContaining(name) },
      });
    },
  );
});
