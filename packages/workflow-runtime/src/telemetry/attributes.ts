import type { Attributes } from "@opentelemetry/api";
import { codeOf, shorten } from "./redact.ts";
import type { RunFacts } from "./types.ts";

// OpenTelemetry's names where there are any (messaging, error, db); it has none for durable runs, hence `workflow.*`.
const system = "workflow-runtime";

export function runAttributes(run: RunFacts): Attributes {
  return { "workflow.function.id": shorten(run.functionId), "workflow.run.id": shorten(run.runId) };
}

/** A run is a message to its function: it is created once, and processed by each call of the SDK. */
export function messagingAttributes(run: RunFacts, operation: "create" | "process"): Attributes {
  return {
    "messaging.system": system,
    "messaging.operation.type": operation,
    "messaging.operation.name": operation,
    "messaging.destination.name": shorten(run.functionId),
    "messaging.message.id": shorten(run.runId),
  };
}

export function errorAttributes(code: string | undefined): Attributes {
  return code === undefined ? {} : { "error.type": codeOf(code) };
}
