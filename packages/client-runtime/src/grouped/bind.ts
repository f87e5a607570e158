import type { Call, CallPromise, OptionalCall } from "../operation/call.ts";
import type { OptionalPaginated, Paginated } from "../pagination/types.ts";
import type { EventStream, OptionalStreamCall, StreamCall, StreamOptions } from "../sse/types.ts";
import type { Api, CallOptions } from "../types.ts";
import type {
  BoundCall,
  BoundPaginated,
  BoundStream,
  OptionalBoundCall,
  OptionalBoundPaginated,
  OptionalBoundStream,
} from "./types.ts";

/** Binds an operation to a client. */
export function bindCall<I, O, E>(api: Api, operation: OptionalCall<I, O, E>): OptionalBoundCall<I, O, E>;
export function bindCall<I, O, E>(api: Api, operation: Call<I, O, E>): BoundCall<I, O, E>;
export function bindCall<I, O, E>(api: Api, operation: Call<I, O, E>) {
  return (input: I, options?: CallOptions): CallPromise<O, E> => operation(api, input, options);
}

/** Binds an operation that streams to a client. */
export function bindStream<I, Item, R, E>(
  api: Api,
  operation: OptionalStreamCall<I, Item, R, E>,
): OptionalBoundStream<I, Item, R>;
export function bindStream<I, Item, R, E>(api: Api, operation: StreamCall<I, Item, R, E>): BoundStream<I, Item, R>;
export function bindStream<I, Item, R, E>(api: Api, operation: StreamCall<I, Item, R, E>) {
  return (input: I, options?: StreamOptions): EventStream<Item, R> => operation(api, input, options);
}

/** Binds an operation that answers pages, and the walks through them, to a client. */
export function bindPaginated<I, Item, Page, E>(
  api: Api,
  operation: OptionalCall<I, Page, E>,
  pages: OptionalPaginated<I, Item, Page>,
): OptionalBoundPaginated<I, Item, Page, E>;
export function bindPaginated<I, Item, Page, E>(
  api: Api,
  operation: Call<I, Page, E>,
  pages: Paginated<I, Item, Page>,
): BoundPaginated<I, Item, Page, E>;
export function bindPaginated<I, Item, Page, E>(
  api: Api,
  operation: Call<I, Page, E>,
  pages: Paginated<I, Item, Page>,
) {
  return Object.assign((input: I, options?: CallOptions) => operation(api, input, options), {
    items: (input: I, options?: CallOptions) => pages.items(api, input, options),
    pages: (input: I, options?: CallOptions) => pages.pages(api, input, options),
  });
}
