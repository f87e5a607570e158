import { createEmbeddedRuntime, type EmbeddedRuntimeOptions } from "@rawr/workflow-runtime";
import {
  createJsonLogger,
  openDatabase,
  systemClock,
  type WorkflowDatabase,
  type WorkflowRuntime,
} from "@rawr/workflow-runtime/internals";
import { requireDurableConnection } from "../connection/require-keys.ts";
import { readSettings } from "../connection/settings.ts";
import type { AssembledRuntime } from "../runtime/assembled-runtime.ts";
import { startCommands } from "../runtime/commands.ts";
import { assembleInngestRuntime, type InngestRuntimeOptions, runAlone } from "../runtime/create-inngest-runtime.ts";
import { createSplit } from "./split-fetch.ts";

export interface DrainingRuntimeOptions extends InngestRuntimeOptions {
  /** For the runs that are left on the embedded engine. */
  readonly embedded?: Pick<EmbeddedRuntimeOptions, "concurrency" | "retryDelays" | "limits" | "stepTimeoutMs">;
}

/** Whether anything is left to end: without it the embedded engine's limits bind nobody. */
function hasEmbeddedRuns({ committer }: WorkflowDatabase): boolean {
  const sql = `SELECT 1 FROM runs WHERE engine = 'embedded' AND status IN ('queued', 'running', 'waiting') LIMIT 1`;
  return committer.read(({ statement }) => statement(sql).get()) !== undefined;
}

/**
 * The runtime on an Inngest server, with what is left of the embedded engine: runs that it began end there, new ones
 * begin at the server, and each is cancelled where it is. Both share one run store and one SDK client.
 *
 * @throws WorkflowRuntimeError ENGINE_MISCONFIGURED; and those of the database.
 */
export function createDrainingRuntime(options: DrainingRuntimeOptions): WorkflowRuntime {
  const settings = readSettings(options);
  requireDurableConnection(settings);
  const database = openDatabase({ file: options.file, clock: options.clock ?? systemClock });
  if (!hasEmbeddedRuns(database)) return runAlone(options, database);
  const split = createSplit(settings.mode === "cloud" ? settings.signingKey : undefined);
  const embedded = createEmbeddedRuntime({
    ...options.embedded,
    database,
    drain: true,
    commands: false,
    ...(options.logger && { logger: options.logger }),
    seams: { wrapHandler: split.wrapHandler },
  });
  const inEngine = embedded.clientOptions.fetch as typeof fetch;
  const inngest = assembleInngestRuntime(options, {
    database,
    isOurs: () => !split.isEmbedded(),
    onTriggered: (event) => {
      // It starts nothing there; a run may wait for it, or be cancelled by it.
      inEngine("http://engine.invalid/e/own", { method: "POST", body: JSON.stringify([event]) }).catch(
        (error: unknown) => (options.logger ?? createJsonLogger()).warn({ runId: event.id }, String(error)),
      );
    },
  });
  return assembled({ database, embedded, inngest, split, inEngine, server: settings.fetch });
}

interface Parts {
  readonly database: WorkflowDatabase;
  readonly embedded: WorkflowRuntime;
  readonly inngest: AssembledRuntime;
  readonly split: ReturnType<typeof createSplit>;
  readonly inEngine: typeof fetch;
  readonly server: typeof fetch;
}

function assembled({ database, embedded, inngest, split, inEngine, server }: Parts): WorkflowRuntime {
  const { store } = inngest;
  const runtime: AssembledRuntime = {
    ...inngest,
    clientOptions: {
      ...inngest.clientOptions,
      fetch: split.fetch(inEngine, server),
      middleware: [...(embedded.clientOptions.middleware ?? []), ...(inngest.clientOptions.middleware ?? [])],
    },
    async attach(client, functions) {
      await inngest.attach(client, functions);
      await split.asEmbedded(() => embedded.attach(client, functions));
      await commands.begin();
    },
    async cancel(runId, options) {
      const run = await store.get(runId);
      return run?.engine === "embedded" ? embedded.cancel(runId, options) : inngest.cancel(runId, options);
    },
    async close(options) {
      commands.stop();
      await Promise.all([embedded.close(options), inngest.close(options)]);
      database.close();
    },
  };
  const commands = startCommands(database.committer, runtime);
  return runtime;
}
