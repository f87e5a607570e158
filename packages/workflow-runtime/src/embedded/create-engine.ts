import { systemClock } from "../database/clock.ts";
import type { WorkflowDatabase } from "../database/open-database.ts";
import { createUlids } from "../database/ulid.ts";
import type { Engine } from "../engine/context.ts";
import { Flights } from "../engine/flights.ts";
import { FunctionTable } from "../engine/functions.ts";
import { JobBoard } from "../engine/job-board.ts";
import { Timers } from "../engine/timers.ts";
import { createConcurrencyGate } from "../flow/concurrency-gate.ts";
import { decideStart } from "../flow/decide-start.ts";
import { defaultLimits, type EmbeddedRuntimeOptions, inngestRetryDelays } from "./options.ts";

/** Leases of one opening of the database; far more than a process makes. */
const generationsPerEpoch = 2 ** 32;

/** Assembles what transitions use. */
export function createEngine(
  options: EmbeddedRuntimeOptions,
  database: WorkflowDatabase,
  { telemetry, isDraining }: Pick<Engine, "telemetry" | "isDraining">,
): Engine {
  const random = options.seams?.random ?? Math.random;
  const clock = new Timers(options.seams?.clock ?? systemClock, (durationMs) =>
    telemetry.note("CLOCK_WENT_BACK", { durationMs }),
  );
  let generation = database.epoch * generationsPerEpoch;
  return {
    committer: database.committer,
    clock,
    functions: new FunctionTable(),
    board: new JobBoard(),
    gate: createConcurrencyGate(),
    decideStart,
    telemetry,
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
