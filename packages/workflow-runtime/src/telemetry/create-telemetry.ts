import { type MeterProvider, metrics, SpanStatusCode, type TracerProvider, trace } from "@opentelemetry/api";
import { errorAttributes } from "./attributes.ts";
import { incidents, type LogLevel } from "./incidents.ts";
import { createInstruments, observeLevels } from "./instruments.ts";
import { createJsonLogger, type Logger } from "./logger.ts";
import { redact, shorten } from "./redact.ts";
import { createSpans, withSpan } from "./spans.ts";
import { traceparentOfSpan } from "./traceparent.ts";
import type { Dispatch, IncidentFacts, StartedDispatch, Telemetry } from "./types.ts";

export interface TelemetryOptions {
  /** JSON lines on standard error, from `warn` on, by default. */
  readonly logger?: Logger;
  /** Those that are registered with OpenTelemetry's API by default; metrics only when registered before. */
  readonly tracerProvider?: TracerProvider;
  readonly meterProvider?: MeterProvider;
}

const scope = "@rawr/workflow-runtime";

/** Spans, metrics and logs of a runtime. Without an OpenTelemetry SDK only the logs are left. */
export function createTelemetry(options: TelemetryOptions = {}): Telemetry {
  const tracer = (options.tracerProvider ?? trace).getTracer(scope);
  const meter = (options.meterProvider ?? metrics).getMeter(scope);
  const spans = createSpans(tracer);
  const count = createInstruments(meter);
  const log = logWith(options.logger ?? createJsonLogger());
  const sqlite = { "db.system.name": "sqlite" };

  return {
    caller: spans.caller,
    createRun(run, parent) {
      const span = spans.created(run, parent);
      return {
        traceparent: traceparentOfSpan(span),
        queued() {
          span.end();
          count.runsQueued.add(1, ofFunction(run));
          log("debug", "a run is recorded", run);
        },
      };
    },
    runStarted(run, waitedMs) {
      count.runsStarted.add(1, ofFunction(run));
      count.runWait.record(waitedMs / 1000, ofFunction(run));
    },
    runEnded(run) {
      const attributes = { ...ofFunction(run), "workflow.run.status": run.status, ...errorAttributes(run.code) };
      const durationMs = Math.max(0, run.finishedAt - run.createdAt);
      spans.run(run);
      count.runsFinished.add(1, attributes);
      count.runDuration.record(durationMs / 1000, attributes);
      log(run.status === "failed" ? "warn" : "info", `a run ${endings[run.status]}`, { ...run, durationMs });
    },
    dispatchStarted(started) {
      count.jobLag.record(Math.max(0, started.lagMs) / 1000, ofFunction(started.run));
      return follow(started);
    },
    stepEnded(step) {
      const { run, attempt, code, outcome } = step;
      const durationMs = Math.max(0, step.endedAt - step.startedAt);
      spans.step(step);
      count.stepDuration.record(durationMs / 1000, {
        ...ofFunction(run),
        "workflow.step.op": shorten(step.op),
        "workflow.step.outcome": outcome,
        ...errorAttributes(code),
      });
      const facts = { ...run, step: step.name, attempt, code, kind: step.op, durationMs };
      log(outcome === "completed" ? "debug" : "info", stepEndings[outcome], facts);
    },
    committed(durationMs, transitions) {
      count.commitDuration.record(durationMs / 1000, sqlite);
      count.commitTransitions.record(transitions, sqlite);
    },
    subscribers: (change) => count.subscribers.add(change),
    observe: (levels) => observeLevels(meter, levels),
    note(code, facts = {}) {
      const [level, message] = incidents[code];
      count.incidents.add(1, { "workflow.incident": code });
      log(level, message, facts, code);
    },
  };

  function follow(started: StartedDispatch): Dispatch {
    const span = spans.dispatch(started);
    const begin = performance.now();
    return {
      traceparent: traceparentOfSpan(span),
      within: (call) => withSpan(span, call),
      ended(outcome, code) {
        const attributes = { "workflow.dispatch.outcome": outcome, ...errorAttributes(code) };
        if (outcome === "thrown") span.setStatus({ code: SpanStatusCode.ERROR });
        span.setAttributes(attributes);
        span.end();
        const durationMs = performance.now() - begin;
        count.dispatchDuration.record(durationMs / 1000, { ...ofFunction(started.run), ...attributes });
      },
    };
  }
}

const endings = { completed: "completed", failed: "failed", cancelled: "was cancelled" } as const;
const stepEndings = {
  completed: "a step completed",
  failed: "a step failed for good",
  retrying: "an attempt of a step failed; another follows",
} as const;

function ofFunction(run: { readonly functionId: string }) {
  return { "workflow.function.id": shorten(run.functionId) };
}

function logWith(logger: Logger) {
  return (level: LogLevel, message: string, facts: IncidentFacts, incident?: string): void => {
    // A logger that fails must not fail a run.
    try {
      if (logger.isLevelEnabled?.(level) === false) return;
      logger[level](incident === undefined ? redact(facts) : { incident, ...redact(facts) }, message);
    } catch {}
  };
}
