import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/edge";

/** One answer of the SDK that the driver may lose on purpose, as a crash before the write does. */
export type Crash = (call: number) => boolean;

export interface Outcome {
  readonly status: "completed" | "failed";
  readonly output?: unknown;
  readonly error?: { readonly name: string; readonly message: string; readonly code?: string };
  /** Names of steps in order of completion; those that failed have a "!" after their name. */
  readonly steps: readonly string[];
  readonly sleeps: readonly string[];
  readonly retriesAfter: readonly (string | null)[];
  readonly calls: number;
}

const silent = () => {};

export const client = new Inngest({
  id: "shop",
  isDev: true,
  baseUrl: "http://nowhere.invalid",
  logger: { debug: silent, info: silent, warn: silent, error: silent },
});

interface Op {
  readonly id: string;
  readonly op: string;
  readonly name?: string;
  readonly displayName: string;
  readonly data?: unknown;
  readonly error?: unknown;
}

interface DriveOptions {
  readonly runId?: string;
  readonly crash?: Crash;
  /** Called with the time until which the run sleeps; the driver does not wait. */
  readonly onSleep?: (until: string) => void;
}

/** Executes a function through the SDK's own `serve()`, one call for each step, so that each step ends with a replay. */
export async function drive(fn: InngestFunction.Any, options: DriveOptions = {}): Promise<Outcome> {
  const run = new DrivenRun(fn, options);
  while (run.outcome === undefined) await run.advance();
  return run.outcome;
}

class DrivenRun {
  outcome: Outcome | undefined;
  readonly #handler: (request: Request) => Promise<Response>;
  readonly #fn: InngestFunction.Any;
  readonly #options: DriveOptions;
  readonly #memos: Record<string, unknown> = {};
  readonly #order: string[] = [];
  readonly #names: string[] = [];
  readonly #sleeps: string[] = [];
  readonly #retries: (string | null)[] = [];
  #planned: { id: string; attempt: number }[] = [];
  #attempt = 0;
  #calls = 0;

  constructor(fn: InngestFunction.Any, options: DriveOptions) {
    this.#handler = serve({ client, functions: [fn] });
    this.#fn = fn;
    this.#options = options;
  }

  async advance(): Promise<void> {
    const job = this.#planned[0];
    const response = await this.#call(job);
    const body: unknown = await response.json();
    this.#calls += 1;
    if (this.#calls > 500) throw new Error("The run does not end.");
    if (this.#options.crash?.(this.#calls)) return;
    if (response.status === 206) this.#take(body as Op[], job, response);
    else if (response.status === 200) this.#finish({ status: "completed", output: body });
    else this.#reject(body as NonNullable<Outcome["error"]>, response);
  }

  #reject(error: NonNullable<Outcome["error"]>, response: Response): void {
    if (response.headers.get("x-inngest-no-retry") === "true") {
      this.#finish({ status: "failed", error });
    } else {
      this.#retries.push(response.headers.get("retry-after"));
      this.#attempt += 1;
    }
  }

  #take(ops: readonly Op[], job: { id: string; attempt: number } | undefined, response: Response): void {
    const found = ops.filter(({ op }) => op === "StepPlanned");
    for (const { id } of found) {
      if (!this.#planned.some((planned) => planned.id === id)) this.#planned.push({ id, attempt: 0 });
    }
    for (const op of ops) {
      if (op.op === "StepError") {
        this.#retries.push(response.headers.get("retry-after"));
        if (job) job.attempt += 1;
        else this.#attempt += 1;
        continue;
      }
      if (op.op === "StepPlanned") continue;
      if (op.op === "Sleep") {
        this.#sleeps.push(String(op.name));
        this.#options.onSleep?.(String(op.name));
      }
      this.#memos[op.id] = memo(op);
      this.#order.push(op.id);
      this.#names.push(`${op.displayName}${op.op === "StepFailed" ? "!" : ""}`);
      this.#planned = this.#planned.filter(({ id }) => id !== op.id);
      this.#attempt = 0;
    }
  }

  #finish(end: Pick<Outcome, "status" | "output" | "error">): void {
    const { name, message, code } = end.error ?? { name: "", message: "", code: undefined };
    this.outcome = {
      ...end,
      ...(end.error && { error: { name, message, ...(code !== undefined && { code }) } }),
      steps: this.#names,
      sleeps: this.#sleeps,
      retriesAfter: this.#retries,
      calls: this.#calls,
    };
  }

  #call(job: { id: string; attempt: number } | undefined): Promise<Response> {
    const event = { id: "event-1", name: "order", data: {}, ts: 1 };
    const retries = this.#fn.opts.retries ?? 3;
    const body = {
      event,
      events: [event],
      steps: this.#memos,
      version: 2,
      use_api: false,
      ctx: {
        run_id: this.#options.runId ?? "run-1",
        attempt: job?.attempt ?? this.#attempt,
        max_attempts: retries + 1,
        stack: { stack: this.#order, current: this.#order.length },
        disable_immediate_execution: this.#planned.length > 0,
        use_api: false,
      },
    };
    const url = `http://shop.invalid/api/inngest?fnId=${this.#fn.id("shop")}&stepId=${job?.id ?? "step"}`;
    const headers = { host: "shop.invalid", "content-type": "application/json", "x-inngest-req-version": "2" };
    return this.#handler(new Request(url, { method: "POST", headers, body: JSON.stringify(body) }));
  }
}

function memo({ op, data, error }: Op): unknown {
  if (op === "Sleep") return null;
  return op === "StepFailed" ? { error: error ?? data } : { data: data ?? null };
}
