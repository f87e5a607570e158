export type { ConnectionOptions, Environment } from "./connection/settings.ts";
export { createInngestRuntime, type InngestRuntimeOptions, type Trouble } from "./runtime/create-inngest-runtime.ts";
export { createInngestServeHandler, type ServeHandlerOptions } from "./serve-handler.ts";
