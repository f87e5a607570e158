/** A Standard Schema v1 (standardschema.dev), as generated beside a client. */
export interface SchemaValidator<Value> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaResult<Value> | Promise<SchemaResult<Value>>;
    readonly types?: { readonly input: Value; readonly output: Value } | undefined;
  };
}

/** What a Standard Schema says of a value. */
export type SchemaResult<Value> =
  | { readonly value: Value; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

/** One way in which a value is not what its schema says. */
export interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** Validators by operation (`GET /runs/{runId}`), then by status (`200`, `2XX`, `default`) or part of a stream (`item`, `done`, `error`). */
export interface Validators {
  readonly [operation: string]: { readonly [part: string]: SchemaValidator<unknown> };
}
