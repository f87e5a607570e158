/** Values of the runtime that a package's `index.ts` passes on. */
export const passedOnValues: readonly string[] = [
  ..."AbortedError ApiError CallError NetworkError RequestError ResponseFormatError RunFailedError TimeoutError".split(
    " ",
  ),
  ..."apiKey basic bearer clientCredentials createApi deprecationWarnings followRedirects isErrorOf requestId retry".split(
    " ",
  ),
  "validateResponses",
];

/** Types of the runtime that a package's `index.ts` passes on. */
export const passedOnTypes: readonly string[] = [
  ..."Api ApiOptions Auth CallOptions CallPromise ClientOptions ConnectionFailure EventStream HttpError Middleware".split(
    " ",
  ),
  ..."Result RunHandle StreamOptions TransportFailure UndocumentedError".split(" "),
];

/** What generated modules import from the runtime besides. */
export const importedNames: readonly string[] = [
  ..."BoundCall BoundPaginated BoundStream Call ErrorStatus Paginated RunOperations StreamCall".split(" "),
  ..."OptionalBoundCall OptionalBoundPaginated OptionalBoundStream OptionalCall".split(" "),
  ..."OptionalPaginated OptionalStreamCall SchemaValidator ValidationSchema Validators".split(" "),
  ..."allStyles anyResponse binaryBody bindCall bindPaginated bindStream bindTrigger blobResponse createClientApi".split(
    " ",
  ),
  ..."formBody idempotencyKey jsonBody multipartBody noContent openRun operation optionalJson paginate runOperations schemaValidator stream".split(
    " ",
  ),
  ..."textBody textResponse unlessEmpty".split(" "),
];
