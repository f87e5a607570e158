import { systemClock } from "../database/clock.ts";
import { type OpenDatabaseOptions, openDatabase, type WorkflowDatabase } from "../database/open-database.ts";
import { WorkflowRuntimeError } from "../errors.ts";
import type { WorkflowRuntime } from "../port.ts";
import { createTelemetry } from "../telemetry/create-telemetry.ts";
import { EmbeddedRuntime } from "./embedded-runtime.ts";
import type { EmbeddedRuntimeOptions } from "./options.ts";

/**
 * Opens a database and executes durable functions in this process, without a server.
 *
 * @throws WorkflowRuntimeError DATABASE_IN_USE, DATABASE_CORRUPT, DATABASE_NEWER, DATABASE_UNAVAILABLE, DATABASE_FULL
 */
export function createEmbeddedRuntime(options: EmbeddedRuntimeOptions): WorkflowRuntime {
  const telemetry = createTelemetry(options.logger === undefined ? {} : { logger: options.logger });
  if (options.database !== undefined) return new EmbeddedRuntime(options, options.database, telemetry);
  if (options.file === undefined) {
    throw new WorkflowRuntimeError("DATABASE_UNAVAILABLE", "An embedded runtime needs the `file` of its database.");
  }
  const onCommitted = (durationMs: number, transitions: number) => telemetry.committed(durationMs, transitions);
  return new EmbeddedRuntime(options, open({ ...options, onCommitted }, options.file), telemetry);
}

function open(
  { synchronous, seams = {}, onCommitted }: EmbeddedRuntimeOptions & Pick<OpenDatabaseOptions, "onCommitted">,
  file: string,
): WorkflowDatabase {
  const { onCommit, clock } = seams;
  return openDatabase({
    file,
    clock: clock ?? systemClock,
    ...(synchronous === undefined ? {} : { synchronous }),
    ...(onCommit === undefined ? {} : { onCommit }),
    ...(onCommitted === undefined ? {} : { onCommitted }),
  });
}
