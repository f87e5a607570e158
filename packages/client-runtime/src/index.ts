export { createApi } from "./api/create-api.ts";
export { watch } from "./api/watch.ts";
export { type ApiKeyPlace, apiKey } from "./auth/api-key.ts";
export { basic } from "./auth/basic.ts";
export { bearer } from "./auth/bearer.ts";
export { type ClientCredentials, clientCredentials } from "./auth/client-credentials.ts";
export { binaryBody } from "./bodies/binary-body.ts";
export { formBody } from "./bodies/form-body.ts";
export { jsonBody } from "./bodies/json-body.ts";
export { multipartBody } from "./bodies/multipart-body.ts";
export { textBody } from "./bodies/text-body.ts";
export { unlessEmpty } from "./bodies/unless-empty.ts";
export { ApiError, type ApiErrorClass, type ProblemLike } from "./errors/api-error.ts";
export { CallError, type CallErrorClass, type Where } from "./errors/call-error.ts";
export {
  AbortedError,
  type Failure,
  type FailureClass,
  NetworkError,
  RequestError,
  ResponseFormatError,
  type SuccessStatus,
  TimeoutError,
} from "./errors/failures.ts";
export { isErrorOf, type Operation } from "./errors/is-error-of.ts";
export type { ConnectionFailure, ErrorStatus, HttpError, TransportFailure, UndocumentedError } from "./errors/types.ts";
export { bindCall, bindPaginated, bindStream } from "./grouped/bind.ts";
export { type ClientOptions, createClientApi } from "./grouped/create-client-api.ts";
export type {
  BoundCall,
  BoundPaginated,
  BoundStream,
  OptionalBoundCall,
  OptionalBoundPaginated,
  OptionalBoundStream,
} from "./grouped/types.ts";
export { type Deprecation, type DeprecationOptions, deprecationWarnings } from "./middleware/deprecation-warnings.ts";
export { followRedirects, type RedirectOptions } from "./middleware/follow-redirects.ts";
export { type ErrorBodyOptions, limitErrorBodies } from "./middleware/limit-error-bodies.ts";
export { type RequestIdOptions, requestId } from "./middleware/request-id.ts";
export { type RetryOptions, retry } from "./middleware/retry.ts";
export { allStyles } from "./operation/all-styles.ts";
export type { Call, CallPromise, OptionalCall, Result } from "./operation/call.ts";
export { decoded } from "./operation/decoded.ts";
export { idempotencyKey } from "./operation/idempotency-key.ts";
export { operation } from "./operation/operation.ts";
export { operationOf, type Plan } from "./operation/plan.ts";
export type { Decode, Encode, Input, Prepare, Styles, Traits } from "./operation/traits.ts";
export { type PageCall, paginate } from "./pagination/paginate.ts";
export type { OptionalPaginated, PageShape, Paginated } from "./pagination/types.ts";
export { anyResponse } from "./responses/any-response.ts";
export { blobResponse } from "./responses/blob-response.ts";
export { noContent } from "./responses/no-content.ts";
export { optionalJson } from "./responses/optional-json.ts";
export { textResponse } from "./responses/text-response.ts";
export { type BoundTrigger, bindTrigger, type OptionalBoundTrigger } from "./runs/bind-trigger.ts";
export { openRun } from "./runs/open-run.ts";
export { RunFailedError, type RunFailure } from "./runs/run-failed-error.ts";
export { runOperations } from "./runs/run-operations.ts";
export type { Linked, ResultOptions, RunCall, RunHandle, RunOperations, RunStream } from "./runs/types.ts";
export type { StreamTraits } from "./sse/connection.ts";
export { stream } from "./sse/stream.ts";
export type { EventStream, OptionalStreamCall, StreamCall, StreamOptions } from "./sse/types.ts";
export type {
  Api,
  ApiOptions,
  Auth,
  CallOptions,
  Exchange,
  Middleware,
  Next,
  Provided,
  RequestHeaders,
} from "./types.ts";
export type { SubSchema, ValidationSchema } from "./validation/schema.ts";
export { schemaValidator } from "./validation/schema-validator.ts";
export type { SchemaIssue, SchemaResult, SchemaValidator, Validators } from "./validation/types.ts";
export { type ValidationOptions, validateResponses } from "./validation/validate-responses.ts";
