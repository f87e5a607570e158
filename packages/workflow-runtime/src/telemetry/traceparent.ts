import { type Context, isSpanContextValid, ROOT_CONTEXT, type Span, type SpanContext, trace } from "@opentelemetry/api";
import type { Traceparent } from "./types.ts";

/** https://www.w3.org/TR/trace-context/#traceparent-header; undefined for a span that nobody records. */
export function traceparentOf(context: SpanContext | undefined): Traceparent | undefined {
  if (!context || !isSpanContextValid(context)) return undefined;
  return `00-${context.traceId}-${context.spanId}-${(context.traceFlags & 0xff).toString(16).padStart(2, "0")}`;
}

/** The context in which a span becomes the child of the one that the text names; the root for anything else. */
export function contextOf(traceparent: Traceparent | undefined): Context {
  const [, traceId, spanId, flags] = traceparent?.match(/^00-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})$/) ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16),
    isRemote: true,
  });
}

/** The traceparent under which children of `span` are filed. */
export function traceparentOfSpan(span: Span): Traceparent | undefined {
  return traceparentOf(span.spanContext());
}
