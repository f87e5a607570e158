import type { Api, CallOptions } from "../types.ts";

/** What a call came to, as a value. */
export type Result<Output, Failure> =
  | { readonly ok: true; readonly data: Output; readonly error?: undefined }
  | { readonly ok: false; readonly error: Failure; readonly data?: undefined };

/** A promise that rejects with a typed error, or gives it as a value. */
export interface CallPromise<Output, Failure> extends Promise<Output> {
  /** Resolves either way; `if (result.ok)` tells. */
  safe(): Promise<Result<Output, Failure>>;
}

/** An operation of a document. */
export interface Call<Input, Output, Failure> {
  (api: Api, input: Input, options?: CallOptions): CallPromise<Output, Failure>;
  /** The operation's string. */
  readonly spec: string;
}

/** An operation whose input may be left out. */
export interface OptionalCall<Input, Output, Failure> {
  (api: Api, input?: Input, options?: CallOptions): CallPromise<Output, Failure>;
  /** The operation's string. */
  readonly spec: string;
}
