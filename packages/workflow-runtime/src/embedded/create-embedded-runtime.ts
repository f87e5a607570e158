import { systemClock } from "../database/clock.ts";
import { openDatabase, type WorkflowDatabase } from "../database/open-database.ts";
import { WorkflowRuntimeError } from "../errors.ts";
import type { WorkflowRuntime } from "../port.ts";
import { EmbeddedRuntime } from "./embedded-runtime.ts";
import type { EmbeddedRuntimeOptions } from "./options.ts";

/**
 * Opens a database and executes durable functions in this process, without a server.
 *
 * @throws WorkflowRuntimeError DATABASE_IN_USE, DATABASE_CORRUPT, DATABASE_NEWER, DATABASE_UNAVAILABLE, DATABASE_FULL
 */
export function createEmbeddedRuntime(options: EmbeddedRuntimeOptions): WorkflowRuntime {
  if (options.database !== undefined) return new EmbeddedRuntime(options, options.database);
  if (options.file === undefined) {
    throw new WorkflowRuntimeError("DATABASE_UNAVAILABLE", "An embedded runtime needs the `file` of its database.");
  }
  return new EmbeddedRuntime(options, open(options, options.file));
}

function open({ synchronous, seams = {} }: EmbeddedRuntimeOptions, file: string): WorkflowDatabase {
  const { onCommit, clock } = seams;
  return openDatabase({
    file,
    clock: clock ?? systemClock,
    ...(synchronous === undefined ? {} : { synchronous }),
    ...(onCommit === undefined ? {} : { onCommit }),
  });
}
