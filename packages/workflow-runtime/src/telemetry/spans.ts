import { context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from "@opentelemetry/api";
import { errorAttributes, messagingAttributes, runAttributes } from "./attributes.ts";
import { shorten } from "./redact.ts";
import { contextOf, traceparentOfSpan } from "./traceparent.ts";
import type { EndedRun, EndedStep, RunFacts, StartedDispatch, Traceparent } from "./types.ts";

/**
 * A run as spans. It may sleep for weeks and change its process, so no span is open longer than a call of the SDK:
 *
 * ```
 * create <function>            at once, in the trigger's trace; its traceparent is kept with the run
 * ├─ process <function>        each call of the SDK; user code's spans nest here
 * │  └─ step <name>            each attempt, written when it has ended
 * ├─ step <name>               a sleep or a wait, written when it is over
 * └─ run <function>            the whole run, written when it has ended
 * ```
 */
export interface Spans {
  caller(): Traceparent | undefined;
  created(run: RunFacts, parent: Traceparent | undefined): Span;
  dispatch(dispatch: StartedDispatch): Span;
  step(step: EndedStep): void;
  run(run: EndedRun): void;
}

export function createSpans(tracer: Tracer): Spans {
  return {
    caller() {
      const active = trace.getActiveSpan();
      return active && traceparentOfSpan(active);
    },
    created: (run, parent) =>
      tracer.startSpan(
        `create ${shorten(run.functionId)}`,
        { kind: SpanKind.PRODUCER, attributes: { ...messagingAttributes(run, "create"), ...runAttributes(run) } },
        contextOf(parent),
      ),
    dispatch: ({ run, attempt, step }) =>
      tracer.startSpan(
        `process ${shorten(run.functionId)}`,
        {
          kind: SpanKind.CONSUMER,
          attributes: {
            ...messagingAttributes(run, "process"),
            ...runAttributes(run),
            "workflow.attempt": attempt,
            ...(step !== undefined && { "workflow.step.name": shorten(step) }),
          },
        },
        contextOf(run.traceparent),
      ),
    step(step) {
      const name = shorten(step.name);
      const attributes = {
        ...runAttributes(step.run),
        ...errorAttributes(step.code),
        "workflow.step.name": name,
        "workflow.step.op": shorten(step.op),
        "workflow.step.outcome": step.outcome,
        "workflow.attempt": step.attempt,
      };
      const span = tracer.startSpan(
        `step ${name}`,
        { attributes, startTime: new Date(step.startedAt) },
        contextOf(step.traceparent ?? step.run.traceparent),
      );
      close(span, { failed: step.outcome !== "completed", from: step.startedAt, to: step.endedAt });
    },
    run(run) {
      const attributes = { ...runAttributes(run), ...errorAttributes(run.code), "workflow.run.status": run.status };
      const span = tracer.startSpan(
        `run ${shorten(run.functionId)}`,
        { attributes, startTime: new Date(run.createdAt) },
        contextOf(run.traceparent),
      );
      if (run.startedAt !== undefined) span.addEvent("started", new Date(run.startedAt));
      close(span, { failed: run.status === "failed", from: run.createdAt, to: run.finishedAt });
    },
  };
}

/**
 * Runs `call` with `span` active, and nothing else of the context that happens to be there: the engine's turn was begun by
 * some request that the run has nothing to do with.
 */
export function withSpan<T>(span: Span, call: () => T): T {
  return context.with(trace.setSpan(ROOT_CONTEXT, span), call);
}

// The clock may have gone back in between, and an SDK warns of a span that ends before it starts.
function close(span: Span, { failed, from, to }: { failed: boolean; from: number; to: number }): void {
  if (failed) span.setStatus({ code: SpanStatusCode.ERROR });
  span.end(new Date(Math.max(from, to)));
}
