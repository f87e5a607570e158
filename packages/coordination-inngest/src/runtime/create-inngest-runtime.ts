import {
  type Clock,
  createJsonLogger,
  createRunStore,
  createUlids,
  type Logger,
  openDatabase,
  type Run,
  type RunStore,
  systemClock,
  type TriggerReceipt,
  type WorkflowDatabase,
  type WorkflowRuntime,
  WorkflowRuntimeError,
} from "@rawr/workflow-runtime/internals";
import type { Inngest, InngestFunction } from "inngest";
import { clientOptions } from "../connection/client-options.ts";
import { createInngestApi } from "../connection/inngest-api.ts";
import { requireDurableConnection } from "../connection/require-keys.ts";
import { type ConnectionOptions, readSettings } from "../connection/settings.ts";
import { rememberRegistration } from "../doctor/registration.ts";
import { createCourier } from "../ledger/courier.ts";
import { createDeliveries } from "../ledger/deliveries.ts";
import { defaultSilenceMs, ledgerTable } from "../ledger/ledger.ts";
import { createRecordingMiddleware } from "../recorder/middleware.ts";
import { createProjector, projectorId } from "../recorder/projector.ts";
import { createRecorder } from "../recorder/recorder.ts";
import { createInngestServeHandler } from "../serve-handler.ts";
import type { AssembledRuntime } from "./assembled-runtime.ts";
import { cancelRun } from "./cancel-run.ts";
import { startCommands } from "./commands.ts";
import { type RegisteredFunction, readFunctions, startedBy } from "./functions.ts";
import { createGate } from "./gate.ts";
import { checkTrigger, createBacklogLimit, type PreparedTrigger, recordTrigger } from "./record-trigger.ts";

export interface InngestRuntimeOptions extends ConnectionOptions {
  /** The run store; made when absent. */
  readonly file: string;
  /** Origin under which the server reaches this process (`INNGEST_SERVE_ORIGIN`). */
  readonly serveOrigin?: string;
  /** Path of the ingress (`INNGEST_SERVE_PATH`). */
  readonly servePath?: string;
  /** How long a run may be silent before the server is asked about it, in milliseconds; a minute by default. */
  readonly silenceMs?: number;
  /** Where to log; JSON lines on standard error, from warnings on, by default. */
  readonly logger?: Logger;
  /** For tests only. */
  readonly clock?: Clock;
}

/** How a runtime is put together with another engine on the same run store. */
export interface Assembly {
  /** Not closed by the runtime. */
  readonly database: WorkflowDatabase;
  /** False within a call of the other engine. */
  readonly isOurs: () => boolean;
  /** Told of the event of each trigger that was recorded. */
  readonly onTriggered: (event: { readonly id: string; readonly name: string; readonly data: unknown }) => void;
}

/**
 * The workflow runtime on an Inngest server. The run store stays here: it is fed by what the SDK does in this process,
 * by the server's `inngest/function.*` events, and by asking the server about runs that have gone silent.
 *
 * @throws WorkflowRuntimeError ENGINE_MISCONFIGURED; and those of the database.
 */
export function createInngestRuntime(options: InngestRuntimeOptions): WorkflowRuntime {
  requireDurableConnection(readSettings(options));
  return runAlone(options, openDatabase({ file: options.file, clock: options.clock ?? systemClock }));
}

/** The only engine on a run store, which it closes. */
export function runAlone(options: InngestRuntimeOptions, database: WorkflowDatabase): WorkflowRuntime {
  const runtime = assembleInngestRuntime(options, { database, isOurs: () => true, onTriggered: () => {} });
  const commands = startCommands(database.committer, runtime);
  return {
    ...runtime,
    async attach(client, functions) {
      await runtime.attach(client, functions);
      await commands.begin();
    },
    async close(closing) {
      commands.stop();
      await runtime.close(closing);
      database.close();
    },
  };
}

export function assembleInngestRuntime(options: InngestRuntimeOptions, assembly: Assembly): AssembledRuntime {
  const settings = readSettings(options);
  const clock = options.clock ?? systemClock;
  const { committer } = assembly.database;
  committer.read((tx) => tx.database.exec(ledgerTable));
  const api = createInngestApi(settings);
  const store = createRunStore({ committer });
  const nextUlid = createUlids(clock.now, Math.random);
  let functions: readonly RegisteredFunction[] = [];
  const warn = createWarn(options.logger ?? createJsonLogger());
  const mayDrop = (id: string) => functions.find((known) => known.id === id)?.mayDrop ?? true;
  const deliver = createDeliveries({
    committer,
    clock,
    api,
    silenceMs: options.silenceMs ?? defaultSilenceMs,
    mayDrop,
  });
  const courier = createCourier({ committer, clock, deliver, onFailure: (row, error) => warn(error, row.runId) });
  const gate = createGate();
  const limitBacklog = createBacklogLimit(committer, clock);
  let handler: ((request: Request) => Promise<Response>) | undefined;

  const middleware = createRecordingMiddleware({
    recorder: createRecorder(committer, (event) => startedBy(functions, event)),
    isOurs: assembly.isOurs,
    ignores: (functionId) => functionId.endsWith(`-${projectorId}`),
    onError: (error) => warn(error),
    onCancelled: ({ serverRunId }) => void api.cancel(serverRunId).catch((error: unknown) => warn(error)),
  });

  const trigger = async (request: PreparedTrigger): Promise<TriggerReceipt> => {
    if (gate.isClosed) throw new WorkflowRuntimeError("RUNTIME_CLOSED", "The runtime is stopping.");
    checkTrigger(request);
    limitBacklog();
    return committer.commit((tx, now) => {
      const receipt = recordTrigger(tx, now, request, functions);
      const { runId: id, name, data } = request;
      tx.afterCommit(courier.wake);
      if (!receipt.deduplicated) tx.afterCommit(() => assembly.onTriggered({ id, name, data: { ...data, runId: id } }));
      return receipt;
    });
  };

  return {
    kind: "inngest",
    clientOptions: clientOptions(options, settings, middleware),
    store,
    async attach(client, attached) {
      const inngest = client as Inngest.Any;
      functions = readFunctions(inngest, attached);
      const all = [...(attached as readonly InngestFunction.Any[]), createProjector(inngest, committer)];
      const registration = { appId: inngest.id, functions: readFunctions(inngest, all).map(({ id }) => id) };
      await committer.commit((tx) => rememberRegistration(tx, registration));
      const { serveOrigin, servePath } = options;
      handler = createInngestServeHandler({
        client: inngest,
        functions: all,
        ...(serveOrigin !== undefined && { serveOrigin }),
        ...(servePath !== undefined && { servePath }),
      });
      courier.wake();
    },
    ingress: (request) => gate.pass(request, handler),
    trigger: (request) => trigger({ ...request, runId: request.runId ?? nextUlid() }),
    async cancel(runId, { reason } = {}) {
      await cancelRun({ committer, api, courier }, runId, reason);
      return existing(store, runId);
    },
    retry: async (runId, newRunId) => trigger(repetition(await existing(store, runId), newRunId ?? nextUlid())),
    getRunStatus: (runId) => store.get(runId),
    getRunTimeline: (runId) => store.timeline(runId),
    close: ({ timeoutMs = 10_000 } = {}) => gate.close(courier.stop(), timeoutMs),
  };
}

async function existing(store: RunStore, runId: string): Promise<Run> {
  const run = await store.get(runId);
  if (run) return run;
  throw new WorkflowRuntimeError("RUN_NOT_FOUND", `There is no run ${runId}.`, { details: { runId } });
}

function createWarn(logger: Logger) {
  return (error: unknown, runId?: string): void =>
    logger.warn(runId === undefined ? {} : { runId }, error instanceof Error ? error.message : String(error));
}

function repetition({ runId: retryOf, isTerminal, status, event, attributes }: Run, runId: string): PreparedTrigger {
  if (!isTerminal) {
    throw new WorkflowRuntimeError("RUN_NOT_FINISHED", `Run ${retryOf} is ${status}.`, { details: { runId: retryOf } });
  }
  return { runId, name: event.name, data: event.data as Record<string, unknown>, attributes, retryOf };
}
