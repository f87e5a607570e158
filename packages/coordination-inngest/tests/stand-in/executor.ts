import { compileExpression, createUlids } from "@rawr/workflow-runtime/internals";
import { signature } from "../../src/connection/signing-key.ts";
import type { Event, Op, ServerFunction, ServerRun, Status } from "./run.ts";

export interface ExecutorOptions {
  readonly kind: "dev" | "cloud";
  readonly signingKey: string;
  /** Pause before an attempt is repeated, in milliseconds. */
  readonly retryMs: number;
}

interface Pause {
  readonly run: ServerRun;
  readonly stepId: string;
  readonly event: string;
  readonly condition?: string;
}

const nextUlid = createUlids(Date.now, Math.random);
const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Executes runs by the protocol that is recorded in `inngest-wire`, over HTTP. */
export class Executor {
  readonly functions = new Map<string, ServerFunction>();
  readonly runs = new Map<string, ServerRun>();
  /** Every call of the SDK that was made, as it went out. */
  readonly calls: { url: string; headers: Record<string, string>; body: string; status: number }[] = [];
  /** Whether `inngest/function.*` events are sent. */
  tellsEnds = true;
  /** How many answers of the SDK get lost. */
  losesAnswers = 0;
  readonly #seen = new Set<string>();
  readonly #pauses: Pause[] = [];
  readonly #options: ExecutorOptions;

  constructor(options: ExecutorOptions) {
    this.#options = options;
  }

  /** Starts what an event triggers, resumes what waits for it, cancels what it cancels. */
  accept(event: Event, internalEventId: string): void {
    for (const pause of [...this.#pauses]) {
      const { run, stepId, condition } = pause;
      const matches =
        condition === undefined || compileExpression(condition).evaluate({ event: run.event, async: event }) === true;
      if (pause.event !== event.name || !matches) continue;
      this.#pauses.splice(this.#pauses.indexOf(pause), 1);
      this.#resume(run, stepId, event);
    }
    for (const run of this.runs.values()) {
      const cancels = run.fn.cancel.some(
        ({ event: name, condition }) =>
          name === event.name && (!condition || condition.evaluate({ event: run.event, async: event }) === true),
      );
      if (run.status === "Running" && cancels) this.end(run, "Cancelled");
    }
    for (const fn of this.functions.values()) {
      const starts = fn.triggers.some(
        ({ event: name, condition }) => name === event.name && (!condition || condition.evaluate({ event }) === true),
      );
      const key = `${fn.id} ${event.id}`;
      if (!starts || this.#seen.has(key)) continue;
      this.#seen.add(key);
      this.start(fn, event, internalEventId);
    }
  }

  start(fn: ServerFunction, event: Event, internalEventId: string, onEnd?: (run: ServerRun) => void): ServerRun {
    const state = { status: "Running" as const, steps: new Map(), names: new Map(), stack: [] };
    const run: ServerRun = { id: nextUlid(), fn, event, internalEventId, ...state, ...(onEnd && { onEnd }) };
    this.runs.set(run.id, run);
    void this.#dispatch(run, "step");
    return run;
  }

  end(run: ServerRun, status: Exclude<Status, "Running">, output?: unknown): void {
    if (run.status !== "Running") return;
    Object.assign(run, { status, output, endedAt: new Date().toISOString() });
    run.onEnd?.(run);
    if (!this.tellsEnds || /^inngest\/function\.(failed|finished|cancelled)$/.test(run.event.name)) return;
    const data = {
      function_id: run.fn.id,
      run_id: run.id,
      event: run.event,
      events: [run.event],
      ...(status === "Completed" ? { result: output } : { error: output ?? { name: "Error", message: "cancelled" } }),
      _inngest: { status },
    };
    const names = [
      "finished",
      ...(status === "Failed" ? ["failed"] : []),
      ...(status === "Cancelled" ? ["cancelled"] : []),
    ];
    for (const name of names) this.accept(this.#internal(`inngest/function.${name}`, data), nextUlid());
  }

  checkpoint(run: ServerRun, ops: readonly Op[]): void {
    for (const op of ops) this.#remember(run, op.id, { data: op.data }, op.displayName ?? op.name);
  }

  #internal(name: string, data: Record<string, unknown>): Event {
    return { id: nextUlid(), name, data, ts: Date.now(), user: {} };
  }

  #remember(run: ServerRun, id: string, memo: unknown, name?: string): void {
    if (name !== undefined) run.names.set(id, name);
    if (run.steps.has(id)) return;
    run.steps.set(id, memo);
    run.stack.push(id);
  }

  #resume(run: ServerRun, stepId: string, memo: unknown): void {
    if (run.steps.has(stepId)) return;
    this.#remember(run, stepId, memo);
    void this.#dispatch(run, "step");
  }

  async #dispatch(run: ServerRun, stepId: string, planned = false): Promise<void> {
    for (let attempt = 0; run.status === "Running"; attempt += 1) {
      const response = await this.#call(run, { stepId, attempt, planned }).catch(() => undefined);
      const answer = response && JSON.parse((await response.text()) || "null");
      if (response?.status === 206) {
        if (await this.#apply(run, answer as Op[])) return;
      } else if (response?.status === 200) return this.end(run, "Completed", answer);
      else if (response?.status === 400 || attempt + 1 >= run.fn.attempts) return this.end(run, "Failed", answer);
      await after(this.#options.retryMs);
    }
  }

  /** False when the same call is to be made again. */
  async #apply(run: ServerRun, ops: readonly Op[]): Promise<boolean> {
    if (ops.some(({ op }) => op === "StepError")) return false;
    const planned = ops.filter(({ op }) => op === "StepPlanned");
    if (planned.length > 0) {
      await Promise.all(planned.map(({ id }) => this.#dispatch(run, id, true)));
      void this.#dispatch(run, "step");
    }
    for (const op of ops) this.#applyOne(run, op);
    return true;
  }

  #applyOne(run: ServerRun, op: Op): void {
    const { id, opts = {} } = op;
    run.names.set(id, op.displayName ?? op.name ?? id);
    const isPlanned = run.fn.id !== "" && this.#plannedOf(run).has(id);
    switch (op.op) {
      case "RunComplete":
        this.end(run, "Completed", op.data);
        return;
      case "StepRun":
      case "StepFailed":
        this.#remember(run, id, op.op === "StepRun" ? { data: op.data } : { error: op.error });
        if (!isPlanned) void this.#dispatch(run, "step");
        return;
      case "StepPlanned":
        this.#plannedOf(run).add(id);
        return;
      case "Sleep":
        void after(20).then(() => this.#resume(run, id, null));
        return;
      case "WaitForEvent": {
        const event = opts.event ?? op.name ?? "";
        this.#pauses.push({ run, stepId: id, event, ...(opts.if !== undefined && { condition: opts.if }) });
        return;
      }
      case "InvokeFunction": {
        const fn = this.functions.get(opts.function_id ?? "");
        if (!fn) throw new Error(`No function ${opts.function_id}.`);
        const event = this.#internal("inngest/function.invoked", (opts.payload?.data ?? {}) as Record<string, unknown>);
        const answer = ({ status, output }: ServerRun) =>
          status === "Completed" ? { data: output } : { error: output };
        this.start(fn, event, nextUlid(), (child) => this.#resume(run, id, answer(child)));
        return;
      }
      default:
        throw new Error(`The stand-in knows no ${op.op}.`);
    }
  }

  readonly #planned = new WeakMap<ServerRun, Set<string>>();
  #plannedOf(run: ServerRun): Set<string> {
    let set = this.#planned.get(run);
    if (!set) this.#planned.set(run, (set = new Set()));
    return set;
  }

  async #call(run: ServerRun, dispatch: { stepId: string; attempt: number; planned: boolean }): Promise<Response> {
    const { fn, event, id } = run;
    const { stepId, attempt, planned } = dispatch;
    const [requestId, jobId] = [nextUlid(), nextUlid().slice(-13)];
    const body = JSON.stringify({
      ctx: {
        attempt,
        disable_immediate_execution: planned,
        env: "",
        fn_id: "668a6583-dcc9-5838-9009-4618906a1178",
        generation_id: 1,
        job_id: jobId,
        max_attempts: fn.attempts,
        qi_id: Buffer.from(`${jobId}::default`).toString("base64"),
        request_id: requestId,
        run_id: id,
        stack: { current: run.stack.length, stack: run.stack },
        step_id: "step",
        use_api: false,
      },
      defers: {},
      event,
      events: [event],
      steps: Object.fromEntries(run.steps),
      use_api: false,
      version: run.stack.length === 0 && attempt === 0 ? -1 : 2,
    });
    const url = new URL(fn.url);
    url.searchParams.set("stepId", stepId);
    const headers: Record<string, string> = {
      "content-type": "application/json",
      "x-inngest-generation-id": "1",
      "x-inngest-job-id": jobId,
      "x-inngest-req-version": run.stack.length === 0 && attempt === 0 ? "-1" : "2",
      "x-inngest-step-id": stepId,
      "x-request-id": requestId,
      "x-run-id": id,
      ...(this.#options.kind === "cloud" && {
        "x-inngest-signature": signature(body, this.#options.signingKey, Date.now()),
      }),
    };
    const response = await fetch(url, { method: "POST", headers, body });
    this.calls.push({ url: url.href, headers, body, status: response.status });
    if (this.losesAnswers-- > 0) throw new Error("The connection broke.");
    return response;
  }
}
