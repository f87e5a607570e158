import type { RuntimeClientOptions, TriggerReceipt, WorkflowRuntime } from "@rawr/workflow-runtime/internals";
import {
  type Clock,
  createRunStore,
  createUlids,
  openDatabase,
  systemClock,
  type WorkflowDatabase,
  WorkflowRuntimeError,
} from "@rawr/workflow-runtime/internals";
import type { Inngest, InngestFunction } from "inngest";
import { createInngestApi } from "../connection/inngest-api.ts";
import { requireDurableConnection } from "../connection/require-keys.ts";
import { type ConnectionOptions, type ConnectionSettings, readSettings } from "../connection/settings.ts";
import { createCourier } from "../ledger/courier.ts";
import { createDeliveries } from "../ledger/deliveries.ts";
import { defaultSilenceMs, ledgerTable } from "../ledger/ledger.ts";
import { createRecordingMiddleware } from "../recorder/middleware.ts";
import { createProjector, projectorId } from "../recorder/projector.ts";
import { createRecorder } from "../recorder/recorder.ts";
import { createInngestServeHandler } from "../serve-handler.ts";
import { cancelRun } from "./cancel-run.ts";
import { type RegisteredFunction, readFunctions, startedBy } from "./functions.ts";
import { createGate } from "./gate.ts";
import { checkTrigger, type PreparedTrigger, recordTrigger } from "./record-trigger.ts";

/** What the runtime could not do, and will do again. */
export interface Trouble {
  readonly message: string;
  readonly runId?: string;
}

export interface InngestRuntimeOptions extends ConnectionOptions {
  /** The run store; made when absent. */
  readonly file: string;
  /** Origin under which the server reaches this process (`INNGEST_SERVE_ORIGIN`). */
  readonly serveOrigin?: string;
  /** Path of the ingress (`INNGEST_SERVE_PATH`). */
  readonly servePath?: string;
  /** How long a run may be silent before the server is asked about it, in milliseconds; a minute by default. */
  readonly silenceMs?: number;
  /** Told of what failed and will be tried again; writes a warning to the console by default. */
  readonly onTrouble?: (trouble: Trouble) => void;
  readonly clock?: Clock;
  /** An opened run store in the place of `file`; it is not closed here. */
  readonly database?: WorkflowDatabase;
}

/**
 * The workflow runtime on an Inngest server. The run store stays here: it is fed by what the SDK does in this process,
 * by the server's `inngest/function.*` events, and by asking the server about runs that have gone silent.
 *
 * @throws WorkflowRuntimeError ENGINE_MISCONFIGURED; and those of the database.
 */
export function createInngestRuntime(options: InngestRuntimeOptions): WorkflowRuntime {
  const settings = readSettings(options);
  requireDurableConnection(settings);
  const clock = options.clock ?? systemClock;
  const database = options.database ?? openDatabase({ file: options.file, clock });
  const { committer } = database;
  committer.read((tx) => tx.database.exec(ledgerTable));
  const api = createInngestApi(settings);
  const store = createRunStore({ committer });
  const nextUlid = createUlids(clock.now, Math.random);
  const tell = options.onTrouble ?? (({ message }: Trouble) => console.warn(`workflows on Inngest: ${message}`));
  const trouble = (error: unknown, runId?: string) =>
    tell({ message: error instanceof Error ? error.message : String(error), ...(runId !== undefined && { runId }) });
  const silenceMs = options.silenceMs ?? defaultSilenceMs;
  const deliver = createDeliveries({ committer, clock, api, silenceMs });
  const courier = createCourier({ committer, clock, deliver, onFailure: (row, error) => trouble(error, row.runId) });
  const gate = createGate();
  let functions: readonly RegisteredFunction[] | undefined;
  let handler: ((request: Request) => Promise<Response>) | undefined;

  const middleware = createRecordingMiddleware({
    recorder: createRecorder(committer, (event) => startedBy(functions ?? [], event)),
    ignores: (functionId) => functionId.endsWith(`-${projectorId}`),
    onError: (error) => trouble(error),
    onOver: ({ serverRunId }) => void api.cancel(serverRunId).catch((error: unknown) => trouble(error)),
  });

  const trigger = async (request: PreparedTrigger): Promise<TriggerReceipt> => {
    if (gate.isClosed) throw new WorkflowRuntimeError("RUNTIME_CLOSED", "The runtime is stopping.");
    checkTrigger(request);
    return committer.commit((tx, now) => {
      tx.afterCommit(courier.wake);
      return recordTrigger(tx, now, request, functions ?? []);
    });
  };

  return {
    kind: "inngest",
    clientOptions: clientOptions(options, settings, middleware),
    store,
    async attach(client, attached) {
      const inngest = client as Inngest.Any;
      functions = readFunctions(inngest, attached);
      const projector = createProjector(inngest, committer);
      const all = [...(attached as readonly InngestFunction.Any[]), projector];
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
      const run = await store.get(runId);
      if (!run) throw new WorkflowRuntimeError("RUN_NOT_FOUND", `There is no run ${runId}.`, { details: { runId } });
      return run;
    },
    async retry(runId) {
      const run = await store.get(runId);
      if (!run) throw new WorkflowRuntimeError("RUN_NOT_FOUND", `There is no run ${runId}.`, { details: { runId } });
      if (!run.isTerminal) {
        throw new WorkflowRuntimeError("RUN_NOT_FINISHED", `Run ${runId} is ${run.status}.`, { details: { runId } });
      }
      const { name, data } = run.event;
      const { attributes } = run;
      return trigger({ runId: nextUlid(), name, data: data as Record<string, unknown>, attributes, retryOf: runId });
    },
    getRunStatus: (runId) => store.get(runId),
    getRunTimeline: (runId) => store.timeline(runId),
    async close({ timeoutMs = 10_000 } = {}) {
      await gate.close(courier.stop(), timeoutMs);
      if (!options.database) database.close();
    },
  };
}

function clientOptions(
  { baseUrl, fetch }: InngestRuntimeOptions,
  { mode, eventKey, signingKey }: ConnectionSettings,
  middleware: unknown,
): RuntimeClientOptions {
  return {
    isDev: mode === "dev",
    ...(baseUrl !== undefined && { baseUrl }),
    ...(fetch !== undefined && { fetch }),
    ...(eventKey !== undefined && { eventKey }),
    ...(signingKey !== undefined && { signingKey }),
    // The port knows nothing of the SDK's types.
    middleware: [middleware] as never[],
  };
}
