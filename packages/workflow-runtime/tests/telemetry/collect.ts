import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  type MetricData,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { createJsonLogger } from "../../src/telemetry/logger.ts";

export { AsyncLocalStorageContextManager };

/** Everything that telemetry tells, in memory. */
export function collect() {
  const spans = new InMemorySpanExporter();
  const metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter: metrics, exportIntervalMillis: 2 ** 30 });
  const lines: string[] = [];
  return {
    tracerProvider: new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] }),
    meterProvider: new MeterProvider({ readers: [reader] }),
    logger: createJsonLogger({ level: "debug", write: (line) => lines.push(line), now: () => new Date(0) }),
    lines,
    spans: () => spans.getFinishedSpans(),
    async metrics(): Promise<ReadonlyMap<string, MetricData>> {
      metrics.reset();
      await reader.forceFlush();
      const all = metrics.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
      return new Map(all.map((metric) => [metric.descriptor.name, metric]));
    },
  };
}
