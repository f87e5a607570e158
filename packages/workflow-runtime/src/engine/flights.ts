import type { Leased } from "./leased.ts";

/** A call in flight. */
export interface Flight {
  readonly leased: Leased;
  /** It has shown that it lives: its time to answer begins anew. */
  touch(): void;
}

/** The calls in flight, in memory as the leases' holders are. */
export class Flights {
  readonly #byJob = new Map<number, Flight>();

  add(flight: Flight): void {
    this.#byJob.set(flight.leased.call.jobId, flight);
  }

  remove(flight: Flight): void {
    const { jobId } = flight.leased.call;
    if (this.#byJob.get(jobId) === flight) this.#byJob.delete(jobId);
  }

  touch(jobId: number): void {
    this.#byJob.get(jobId)?.touch();
  }

  /** Of the span of a job's call. */
  traceparent(jobId: number): string | undefined {
    return this.#byJob.get(jobId)?.leased.traceparent;
  }

  /** The call that executes a step of a run. */
  executing(runId: string, stepId: string): Flight | undefined {
    for (const flight of this.#byJob.values()) {
      const { call } = flight.leased;
      if (call.runId === runId && (call.stepId === undefined || call.stepId === stepId)) return flight;
    }
    return undefined;
  }
}
