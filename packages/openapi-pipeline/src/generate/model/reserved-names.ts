/** Words that cannot name a constant of a module (ECMA-262, 12.7.2; strict code and modules). */
const keywords =
  "arguments await break case catch class const continue debugger default delete do else enum eval export extends false finally for function if implements import in instanceof interface let new null package private protected public return static super switch this throw true try typeof undefined var void while with yield";

/** Names that generated code refers to: a declaration of that name would stand before them. */
const globals =
  "any Array Blob bigint boolean Error Exclude File NonNullable Object Promise Record ReadonlyArray globalThis never number object string symbol unknown";

/** What a generated module imports from the runtime, or `index.ts` re-exports from it. */
const runtime = [
  "Api ApiError ApiOptions Auth AbortedError AuthError BoundCall BoundOptionalCall BoundPaginated BoundStream BoundTrigger",
  "Call CallError CallOptions CallPromise ClientOptions ConnectionFailure ErrorStatus EventStream Exchange HttpError Middleware",
  "NetworkError OpenNumber OpenString OptionalCall OptionalStreamCall Paginated RequestError ResponseFormatError Result",
  "RunFailedError RunHandle RunOperations StreamCall TimeoutError TransportFailure UndocumentedError Validate",
  "anyResponse apiKey basic bearer binaryBody bindCall bindPaginated bindStream bindTrigger blobResponse client",
  "clientCredentials createApi createClientApi deprecationWarnings formBody idempotencyKey isErrorOf jsonBody multipartBody",
  "openRun operation paginate requestId retry runOperations stream textBody textResponse validation",
].join(" ");

/** Names that no export of a generated module may have. */
export const reservedExports: ReadonlySet<string> = new Set(`${keywords} ${globals} ${runtime}`.split(" "));

/** Names that no member of the grouped client may have: an awaited object with `then` is called, the others are inherited. */
export const reservedMembers: ReadonlySet<string> = new Set([
  "then",
  "toJSON",
  ...Object.getOwnPropertyNames(Object.prototype),
  ...Object.getOwnPropertyNames(Function.prototype),
]);
