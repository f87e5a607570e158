import type { WorkflowDatabase } from "../database/open-database.ts";
import { isUlid } from "../database/ulid.ts";
import type { Engine } from "../engine/context.ts";
import { dispatch } from "../engine/dispatcher.ts";
import { Scheduler } from "../engine/scheduler.ts";
import { transact } from "../engine/transact.ts";
import { cancelExisting } from "../engine/transitions/cancel-run.ts";
import { scheduleCrons } from "../engine/transitions/cron.ts";
import { recover } from "../engine/transitions/recover.ts";
import { retryRun } from "../engine/transitions/retry-run.ts";
import { trigger } from "../engine/transitions/trigger.ts";
import { WorkflowRuntimeError } from "../errors.ts";
import type { Run, RunStore, RuntimeClientOptions, TriggerReceipt, TriggerRequest, WorkflowRuntime } from "../port.ts";
import { origin } from "../protocol/call.ts";
import { json, routed } from "../protocol/routes.ts";
import { createRunStore } from "../store/run-store.ts";
import type { Levels, Telemetry } from "../telemetry/types.ts";
import { registerFunctions } from "./attach.ts";
import { createEngine } from "./create-engine.ts";
import { eventTime } from "./event-time.ts";
import type { EmbeddedRuntimeOptions } from "./options.ts";
import { assertEventSize, engineRoutes } from "./routes.ts";
import { stepWatch } from "./step-watch.ts";
import { startUpkeep } from "./upkeep.ts";

/** Executes functions in this process. */
export class EmbeddedRuntime implements WorkflowRuntime {
  readonly kind = "embedded";
  readonly clientOptions: RuntimeClientOptions;
  readonly store: RunStore;
  readonly #options: EmbeddedRuntimeOptions;
  readonly #database: WorkflowDatabase;
  readonly #engine: Engine;
  readonly #scheduler: Scheduler;
  readonly #recovered: Promise<unknown>;
  readonly #unobserve: () => void;
  readonly #upkeep: ReturnType<typeof startUpkeep>;
  #attaching: Promise<void> = Promise.resolve();
  #registration: unknown;
  /** As a server that listens does, a runtime that executes keeps its process until it is closed. */
  #alive: NodeJS.Timeout | undefined;
  #closing: Promise<void> | undefined;

  constructor(options: EmbeddedRuntimeOptions, database: WorkflowDatabase, telemetry: Telemetry) {
    this.#options = options;
    this.#database = database;
    this.#engine = createEngine(options, database, { telemetry, isDraining: () => this.#closing !== undefined });
    this.#scheduler = new Scheduler({
      engine: this.#engine,
      concurrency: options.concurrency ?? 50,
      choose: options.seams?.choose,
      dispatch: (jobId, lane) => dispatch(this.#engine, jobId, lane),
    });
    this.store = createRunStore(database, telemetry);
    this.clientOptions = this.#makeClientOptions();
    this.#unobserve = telemetry.observe(() => this.#levels());
    telemetry.note("RUNTIME_OPENED", { file: database.file });
    this.#upkeep = startUpkeep(this.#engine, options);
    this.#recovered = transact(this.#engine, recover);
    this.#recovered.catch(() => {});
  }

  #makeClientOptions(): RuntimeClientOptions {
    const routes = engineRoutes(this.#engine, {
      register: (body) => {
        this.#registration = body;
      },
    });
    const middleware = [stepWatch(this.#engine), eventTime(this.#engine)] as unknown as never[];
    return { baseUrl: origin, fetch: routed(routes), isDev: true, eventKey: "embedded", middleware };
  }

  attach(client: object, functions: readonly object[]): Promise<void> {
    this.#assertOpen();
    const attached = this.#attaching.then(() => this.#attach(client, functions));
    this.#attaching = attached.catch(() => {});
    return attached;
  }

  async #attach(client: object, functions: readonly object[]): Promise<void> {
    const engine = this.#engine;
    const received = {
      take: () => {
        const body = this.#registration;
        this.#registration = undefined;
        return body;
      },
    };
    const { handler, registration } = await registerFunctions(client, functions, received);
    await this.#recovered;
    engine.functions.attach(registration.definitions, this.#options.seams?.wrapHandler?.(handler) ?? handler);
    if (engine.startsRuns) await transact(engine, (work) => scheduleCrons(work, registration.definitions));
    await this.#upkeep.begin();
    if (this.#closing !== undefined) return;
    this.#alive ??= setInterval(() => {}, 2 ** 31 - 1);
    this.#scheduler.start();
  }

  async ingress(_request: Request): Promise<Response> {
    return json(404, { status: 404, error: "Functions are executed in process; nothing is to be called here." });
  }

  async trigger(request: TriggerRequest): Promise<TriggerReceipt> {
    this.#assertOpen();
    if (!this.#engine.startsRuns)
      throw new WorkflowRuntimeError("RUNTIME_CLOSED", "The runtime only ends what is there.");
    if (typeof request.name !== "string" || request.name === "") {
      throw new WorkflowRuntimeError("INVALID_TRIGGER", "A trigger has the `name` of an event.");
    }
    if (request.runId !== undefined && !isUlid(request.runId)) {
      throw new WorkflowRuntimeError("INVALID_TRIGGER", `The run id ${request.runId} is not a ULID.`);
    }
    assertEventSize(this.#engine, request);
    const traceparent = this.#engine.telemetry.caller();
    return transact(this.#engine, (work) => trigger(work, request, traceparent));
  }

  async cancel(runId: string, { reason }: { readonly reason?: string } = {}): Promise<Run> {
    await transact(this.#engine, (work) => cancelExisting(work, runId, reason));
    const run = await this.store.get(runId);
    if (run === null) throw new WorkflowRuntimeError("RUN_NOT_FOUND", `There is no run ${runId}.`);
    return run;
  }

  async retry(runId: string): Promise<TriggerReceipt> {
    this.#assertOpen();
    return transact(this.#engine, (work) => retryRun(work, runId));
  }

  getRunStatus(runId: string): Promise<Run | null> {
    return this.store.get(runId);
  }

  getRunTimeline(runId: string) {
    return this.store.timeline(runId);
  }

  close({ timeoutMs = 10_000 }: { readonly timeoutMs?: number } = {}): Promise<void> {
    this.#closing ??= this.#close(timeoutMs);
    return this.#closing;
  }

  async #close(timeoutMs: number): Promise<void> {
    this.#scheduler.stop();
    this.#upkeep.stop();
    if (timeoutMs > 0) {
      const isIdle = await this.#scheduler.idle(timeoutMs);
      if (!isIdle) this.#engine.telemetry.note("DRAIN_TIMED_OUT", { count: this.#scheduler.inFlight });
    }
    clearInterval(this.#alive);
    this.#engine.clock.close();
    this.#unobserve();
    if (this.#options.database === undefined) this.#database.close();
    this.#engine.telemetry.note("RUNTIME_CLOSED", { file: this.#database.file });
  }

  #levels(): Levels {
    const { clock, committer, board } = this.#engine;
    const sql = "SELECT min(due_at) AS at FROM jobs WHERE generation IS NULL";
    const { at } = committer.read(({ statement }) => statement(sql).get()) as { at: number | null };
    const lagMs = at === null ? 0 : Math.max(0, clock.now() - at);
    return { queued: board.size, dispatching: this.#scheduler.inFlight, lagMs };
  }

  #assertOpen(): void {
    if (this.#closing !== undefined) throw new WorkflowRuntimeError("RUNTIME_CLOSED", "The runtime is closing.");
  }
}
