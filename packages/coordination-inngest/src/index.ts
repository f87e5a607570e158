export type { ConnectionOptions, Environment } from "./connection/settings.ts";
export { type DiagnoseOptions, diagnose } from "./doctor/diagnose.ts";
export { type InngestFinding, inngestDoctor } from "./doctor/inngest-doctor.ts";
export type { DoctorResult } from "./doctor/result.ts";
export { createInngestRuntime, type InngestRuntimeOptions } from "./runtime/create-inngest-runtime.ts";
export {
  createWorkflowRuntime,
  type WorkflowRuntimeOptions,
} from "./select/create-workflow-runtime.ts";
export { createInngestServeHandler, type ServeHandlerOptions } from "./serve-handler.ts";
