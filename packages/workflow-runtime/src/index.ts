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
