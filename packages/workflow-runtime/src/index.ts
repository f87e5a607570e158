export { type DatabaseFile, databaseFile, defaultDatabaseFile } from "./cli/database-file.ts";
export type { DoctorCheck, DoctorFinding } from "./cli/doctor/finding.ts";
export { createEmbeddedRuntime } from "./embedded/create-embedded-runtime.ts";
export type { EmbeddedRuntimeOptions } from "./embedded/options.ts";
export { advice, WorkflowRuntimeError, type WorkflowRuntimeErrorCode } from "./errors.ts";
export {
  type EngineKind,
  type Failure,
  type Page,
  type Run,
  type RunFilter,
  type RunStatus,
  type RunStore,
  type RuntimeClientOptions,
  type Step,
  type TimelineEvent,
  type TriggerReceipt,
  type TriggerRequest,
  terminalTypes,
  type WorkflowRuntime,
} from "./port.ts";
export type { ToData } from "./sse/blocks.ts";
export { createEventStream, type EventStreamOptions } from "./sse/create-event-stream.ts";
export { type WriteStreamOptions, writeEventStream } from "./sse/write-event-stream.ts";
export { type OpenRunStore, openRunStore } from "./store/open-run-store.ts";
export { createJsonLogger, type Logger } from "./telemetry/logger.ts";
