import type { Op } from "../../protocol/answer.ts";
import type { Work } from "../context.ts";
import type { JobRow } from "../jobs.ts";
import type { RunRow } from "../run-row.ts";
import { discoveryRequest } from "./discovery-request.ts";
import { invokeFunction } from "./invoke-function.ts";
import { runComplete } from "./run-complete.ts";
import { sleep } from "./sleep.ts";
import { stepError } from "./step-error.ts";
import { stepFailed } from "./step-failed.ts";
import { stepPlanned } from "./step-planned.ts";
import { stepRun } from "./step-run.ts";
import { waitForEvent } from "./wait-for-event.ts";
import { waitForSignal } from "./wait-for-signal.ts";

/** The call whose answer is being written down. */
export interface OpScope {
  readonly work: Work;
  readonly run: RunRow;
  readonly job: JobRow;
  readonly leasedAt: number;
  /** Of the call's span. */
  readonly traceparent?: string | undefined;
  /** Of the answer's header. */
  readonly retryAfter: string | undefined;
}

/** What an operation led to: a step has ended, is planned, waits, is tried again, or the run is over. */
export type Effect = "ended" | "planned" | "waiting" | "retry" | "finished";

export type OpHandler = (scope: OpScope, op: Op) => Effect;

/** Every operation that this engine supports; one that is not here fails its run for good. */
export const opHandlers: Readonly<Record<string, OpHandler>> = {
  DiscoveryRequest: discoveryRequest,
  InvokeFunction: invokeFunction,
  RunComplete: runComplete,
  Sleep: sleep,
  StepError: stepError,
  StepFailed: stepFailed,
  StepPlanned: stepPlanned,
  StepRun: stepRun,
  WaitForEvent: waitForEvent,
  WaitForSignal: waitForSignal,
};
