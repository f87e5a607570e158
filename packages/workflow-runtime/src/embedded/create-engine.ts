import { systemClock } from "../database/clock.ts";
import type { WorkflowDatabase } from "../database/open-database.ts";
import { createUlids } from "../database/ulid.ts";
import type { Engine } from "../engine/context.ts";
import { Flights } from "../engine/flights.ts";
import { FunctionTable } from "../engine/functions.ts";
import { JobBoard } from "../engine/job-board.ts";
import { createConcurrencyGate } from "../flow/concurrency-gate.ts";
import { decideStart } from "../flow/decide-start.ts";
import { createTelemetry } from "../telemetry/create-telemetry.ts";
import { defaultLimits, type EmbeddedRuntimeOptions, inngestRetryDelays } from "./options.ts";

/** Leases of one opening of the database; far more than a process makes. */
const generationsPerEpoch = 2 ** 32;

/** Assembles what transitions use. */
export function createEngine(
  options: EmbeddedRuntimeOptions,
  database: WorkflowDatabase,
  isDraining: () => boolean,
): Engine {
  const random = options.seams?.random ?? Math.random;
  const clock = options.seams?.clock ?? systemClock;
  let generation = database.epoch * generationsPerEpoch;
  return {
    committer: database.committer,
    clock,
    functions: new FunctionTable(),
    board: new JobBoard(),
    gate: createConcurrencyGate(),
    decideStart,
    telemetry: createTelemetry(options.logger === undefined ? {} : { logger: options.logger }),
    limits: { ...defaultLimits, ...options.limits },
    retryDelays: options.retryDelays ?? inngestRetryDelays,
    random,
    newId: createUlids(() => clock.now(), random),
    newGeneration: () => ++generation,
    isDraining,
    flights: new Flights(),
    stepTimeoutMs: options.stepTimeoutMs,
    startsRuns: options.drain !== true,
  };
}
