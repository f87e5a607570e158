// Made by @rawr/openapi-pipeline from openapi/invoicing/v1/internal/openapi.json.
// Do not edit; `pnpm build:openapi` remakes it.

export {
  AbortedError,
  ApiError,
  CallError,
  NetworkError,
  RequestError,
  ResponseFormatError,
  RunFailedError,
  TimeoutError,
  apiKey,
  basic,
  bearer,
  clientCredentials,
  createApi,
  deprecationWarnings,
  followRedirects,
  isErrorOf,
  requestId,
  retry,
  validateResponses,
  type Api,
  type ApiOptions,
  type Auth,
  type CallOptions,
  type CallPromise,
  type ClientOptions,
  type ConnectionFailure,
  type EventStream,
  type HttpError,
  type Middleware,
  type Result,
  type RunHandle,
  type StreamOptions,
  type TransportFailure,
  type UndocumentedError,
} from "@rawr/client-runtime";
export * from "./client.gen.ts";
export * from "./operations.gen.ts";
export type * from "./types.gen.ts";
