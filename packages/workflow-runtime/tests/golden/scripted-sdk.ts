import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Inngest } from "inngest";
import type { Run, WorkflowRuntime } from "../../src/port.ts";
import { VirtualClock } from "../../src/testing/virtual-clock.ts";
import { DatabaseView } from "../simulation/database-view.ts";
import { openEngine, silentLogger } from "../simulation/open-engine.ts";
import { quiet } from "../simulation/quiet.ts";
import type { CallBody } from "./recording.ts";

export interface ScriptedAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or a text that is none. */
  readonly body: unknown;
}

/** What the engine asked: `step` of the URL, the attempt, whether to plan only, and the memos. */
export interface Asked {
  readonly step: string;
  readonly attempt: number;
  readonly planOnly: boolean;
  readonly stack: readonly string[];
  readonly steps: Readonly<Record<string, unknown>>;
  /** Milliseconds since the beginning. */
  readonly at: number;
}

export const op = (name: string, id: string, more: Readonly<Record<string, unknown>> = {}) => ({
  op: name,
  id,
  name: id,
  displayName: id,
  opts: {},
  data: null,
  ...more,
});

export const complete = (data: unknown = "done"): ScriptedAnswer => ({
  status: 206,
  body: [op("RunComplete", "complete", { data })],
});

export const ops = (...body: unknown[]): ScriptedAnswer => ({ status: 206, body });

export interface Scripted {
  readonly runtime: WorkflowRuntime;
  readonly client: Inngest.Any;
  readonly clock: VirtualClock;
  readonly asked: readonly Asked[];
  readonly runId: string;
  settle(): Promise<void>;
  /** Lets the clock run to each next job, until none is left. */
  toTheEnd(): Promise<Run>;
  close(): Promise<void>;
}

const answerOf = ({ status = 206, headers, body }: ScriptedAnswer): Response =>
  new Response(typeof body === "string" ? body : JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", "x-inngest-req-version": "2", ...headers },
  });

/** An engine with one triggered function (and a child to invoke), whose SDK answers by a script. */
export const scripted = async (script: (asked: Asked, call: number) => ScriptedAnswer): Promise<Scripted> => {
  const folder = mkdtempSync(join(tmpdir(), "scripted-"));
  const file = join(folder, "engine.db");
  const clock = new VirtualClock();
  const began = clock.now();
  const asked: Asked[] = [];
  const answer = async (request: Request): Promise<Response> => {
    const url = new URL(request.url);
    const { ctx, steps } = (await request.json()) as CallBody;
    if (url.searchParams.get("fnId") !== "form-main") return answerOf({ status: 200, body: { child: true } });
    const { stack } = ctx.stack;
    const planOnly = ctx["disable_immediate_execution"] === true;
    const question = {
      step: url.searchParams.get("stepId") ?? "",
      attempt: ctx.attempt,
      planOnly,
      stack,
      steps,
      at: clock.now() - began,
    };
    asked.push(question);
    return answerOf(script(question, asked.length - 1));
  };
  const runtime = openEngine({
    file,
    clock,
    random: () => 0,
    retryDelays: [1000],
    wrapHandler: (handler) => (request) => (request.method === "POST" ? answer(request) : handler(request)),
  });
  const client = new Inngest({ id: "form", logger: silentLogger, ...runtime.clientOptions });
  const nothing = async () => {};
  await runtime.attach(client, [
    client.createFunction({ id: "main", retries: 1, triggers: [{ event: "form/start" }] }, nothing),
    client.createFunction({ id: "child", triggers: [] }, nothing),
  ]);
  const view = new DatabaseView(file);
  const settle = () => quiet({ view, clock });
  const { runId } = await runtime.trigger({ name: "form/start", data: { key: "k" } });
  await settle();
  return {
    runtime,
    client,
    clock,
    asked,
    runId,
    settle,
    async toTheEnd() {
      for (let due = view.nextDue(); due !== undefined; due = view.nextDue()) {
        clock.set(Math.max(due, clock.now()));
        clock.advanceTo(clock.now());
        await settle();
      }
      return (await runtime.store.get(runId)) as Run;
    },
    async close() {
      view.close();
      await runtime.close({ timeoutMs: 0 });
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
