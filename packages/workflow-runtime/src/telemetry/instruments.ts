import type { Meter } from "@opentelemetry/api";
import type { Levels } from "./types.ts";

// From a commit to a month; runs and steps share them, so that dashboards can lay one over the other.
const seconds = {
  unit: "s",
  advice: {
    explicitBucketBoundaries: [
      0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1800, 3600, 14400, 86400,
      604800, 2592000,
    ],
  },
};
const transitions = {
  unit: "{transition}",
  advice: { explicitBucketBoundaries: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024] },
};

export type Instruments = ReturnType<typeof createInstruments>;

/** Every metric of the runtime. Ids of runs and names of steps are never attributes: there is no end of them. */
export function createInstruments(meter: Meter) {
  const counter = (name: string, unit: string, description: string) => meter.createCounter(name, { unit, description });
  const duration = (name: string, description: string) => meter.createHistogram(name, { ...seconds, description });
  return {
    runsQueued: counter("workflow.runs.queued", "{run}", "Runs that were recorded, by function."),
    runsStarted: counter("workflow.runs.started", "{run}", "Runs whose execution began, by function."),
    runsFinished: counter("workflow.runs.finished", "{run}", "Runs that ended, by function and status."),
    runWait: duration("workflow.run.wait", "From the record of a run to its first call."),
    runDuration: duration("workflow.run.duration", "From the record of a run to its end, sleeps included."),
    stepDuration: duration("workflow.step.duration", "An attempt of a step, by function, operation and outcome."),
    dispatchDuration: duration("workflow.dispatch.duration", "A call of the SDK."),
    jobLag: duration("workflow.job.lag", "How long after its due time a job started."),
    commitDuration: meter.createHistogram("workflow.commit.duration", {
      ...seconds,
      description: "A COMMIT of the runtime's database.",
    }),
    commitTransitions: meter.createHistogram("workflow.commit.transitions", {
      ...transitions,
      description: "Transitions that shared a COMMIT.",
    }),
    subscribers: meter.createUpDownCounter("workflow.subscribers", {
      unit: "{subscriber}",
      description: "Readers that follow a run.",
    }),
    incidents: counter("workflow.incidents", "{incident}", "What the runtime noted, by code."),
  };
}

/** Asks for levels whenever somebody collects; the returned function forgets the source. */
export function observeLevels(meter: Meter, levels: () => Levels): () => void {
  const queued = meter.createObservableGauge("workflow.jobs.queued", {
    unit: "{job}",
    description: "Jobs that are due and wait for their turn.",
  });
  const active = meter.createObservableGauge("workflow.dispatches.active", {
    unit: "{dispatch}",
    description: "Calls of the SDK in flight.",
  });
  const lag = meter.createObservableGauge("workflow.queue.lag", {
    unit: "s",
    description: "Age of the oldest job that is due.",
  });
  const observables = [queued, active, lag];
  const callback: Parameters<Meter["addBatchObservableCallback"]>[0] = (result) => {
    const now = levels();
    result.observe(queued, now.queued);
    result.observe(active, now.dispatching);
    result.observe(lag, now.lagMs / 1000);
  };
  meter.addBatchObservableCallback(callback, observables);
  return () => meter.removeBatchObservableCallback(callback, observables);
}
