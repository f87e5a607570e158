import type { CallPromise } from "../operation/call.ts";
import type { EventStream, StreamOptions } from "../sse/types.ts";
import type { CallOptions } from "../types.ts";

/** A call of a client object. */
export type BoundCall<Input, Output, Failure> = (input: Input, options?: CallOptions) => CallPromise<Output, Failure>;

/** A {@link BoundCall} whose input may be left out. */
export type OptionalBoundCall<Input, Output, Failure> = (
  input?: Input,
  options?: CallOptions,
) => CallPromise<Output, Failure>;

/** A stream of a client object. */
export type BoundStream<Input, Item, Return> = (input: Input, options?: StreamOptions) => EventStream<Item, Return>;

/** A {@link BoundStream} whose input may be left out. */
export type OptionalBoundStream<Input, Item, Return> = (
  input?: Input,
  options?: StreamOptions,
) => EventStream<Item, Return>;

/** A list of a client object: a call for one page, and walks through all. */
export interface BoundPaginated<Input, Item, Page, Failure> {
  (input: Input, options?: CallOptions): CallPromise<Page, Failure>;
  /** Each item of each page; pages are fetched as they are needed. */
  items(input: Input, options?: CallOptions): AsyncGenerator<Item, void, void>;
  pages(input: Input, options?: CallOptions): AsyncGenerator<Page, void, void>;
}

/** A {@link BoundPaginated} whose input may be left out. */
export interface OptionalBoundPaginated<Input, Item, Page, Failure> {
  (input?: Input, options?: CallOptions): CallPromise<Page, Failure>;
  /** Each item of each page; pages are fetched as they are needed. */
  items(input?: Input, options?: CallOptions): AsyncGenerator<Item, void, void>;
  pages(input?: Input, options?: CallOptions): AsyncGenerator<Page, void, void>;
}
