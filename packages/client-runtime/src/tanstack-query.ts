import type { DataTag, InfiniteData } from "@tanstack/query-core";
import type { Api, CallOptions } from "./types.ts";

/** Group, operation, input and, for what is not a plain query, its kind. What starts alike is invalidated together. */
export type OperationKey = readonly unknown[];

/** What one call may say; the signal is the query's. */
export type QueryCallOptions = Omit<CallOptions, "signal">;

/** Tells TanStack Query the type of the error. Never set, so that the defaults of your `QueryClient` hold. */
interface Failing<Failure> {
  retryDelay?: (failureCount: number, error: Failure) => number;
}

/** Options of a query: for `useQuery`, `useSuspenseQuery`, `queryClient.fetchQuery` and their kin in each framework. */
export interface QueryFor<Output, Failure> extends Failing<Failure> {
  queryKey: DataTag<OperationKey, Output, Failure>;
  queryFn: (context: { readonly signal: AbortSignal }) => Promise<Output>;
}

/** Options of an infinite query: for `useInfiniteQuery` and its kin. */
export interface InfiniteQueryFor<Page, Cursor, Failure> extends Failing<Failure> {
  queryKey: DataTag<OperationKey, InfiniteData<Page>, Failure>;
  queryFn: (context: { readonly signal: AbortSignal; readonly pageParam: Cursor | undefined }) => Promise<Page>;
  initialPageParam: Cursor | undefined;
  getNextPageParam: (page: Page) => Cursor | undefined;
}

/** Options of a mutation. Its variables are the operation's input. */
export interface MutationFor<Input, Output, Failure> extends Failing<Failure> {
  mutationKey: OperationKey;
  mutationFn: (input: Input) => Promise<Output>;
}

/** What a stream's query needs of its surroundings; TanStack Query hands it in. */
interface StreamContext {
  readonly signal: AbortSignal;
  readonly queryKey: OperationKey;
  readonly client: { setQueryData(queryKey: OperationKey, data: unknown): unknown };
}

/** Options of a query whose data is every item of a stream so far. It stays `fetching` until the stream ends. */
export interface StreamQueryFor<Item, Failure> extends Failing<Failure> {
  queryKey: DataTag<OperationKey, Item[], Failure>;
  queryFn: (context: StreamContext) => Promise<Item[]>;
}

/** What may be said of a stream besides its input. */
export interface StreamQueryOptions extends QueryCallOptions {
  /** Keep only the last so many items. Default: all. */
  readonly maxItems?: number | undefined;
}

/** The parts of an operation's keys that its input does not decide: for `invalidateQueries({ queryKey: xQuery.key })`. */
interface Keyed {
  readonly key: OperationKey;
}

/** Makes the options of a query from an operation's input. */
export interface QueryFactory<Input, Output, Failure> extends Keyed {
  (api: Api, input: Input, options?: QueryCallOptions): QueryFor<Output, Failure>;
}

/** Like {@link QueryFactory}, of an operation whose input may be left out. */
export interface OptionalQueryFactory<Input, Output, Failure> extends Keyed {
  (api: Api, input?: Input, options?: QueryCallOptions): QueryFor<Output, Failure>;
}

/** Makes the options of an infinite query; the cursor in the input is where it starts. */
export interface InfiniteQueryFactory<Input, Page, Cursor, Failure> extends Keyed {
  (api: Api, input: Input, options?: QueryCallOptions): InfiniteQueryFor<Page, Cursor, Failure>;
}

/** Like {@link InfiniteQueryFactory}, of an operation whose input may be left out. */
export interface OptionalInfiniteQueryFactory<Input, Page, Cursor, Failure> extends Keyed {
  (api: Api, input?: Input, options?: QueryCallOptions): InfiniteQueryFor<Page, Cursor, Failure>;
}

/** Makes the options of a mutation. `Input` includes `void` when it may be left out. */
export interface MutationFactory<Input, Output, Failure> extends Keyed {
  (api: Api, options?: QueryCallOptions): MutationFor<Input, Output, Failure>;
}

/** Makes the options of a stream's query. */
export interface StreamQueryFactory<Input, Item, Failure> extends Keyed {
  (api: Api, input: Input, options?: StreamQueryOptions): StreamQueryFor<Item, Failure>;
}

/** Like {@link StreamQueryFactory}, of an operation whose input may be left out. */
export interface OptionalStreamQueryFactory<Input, Item, Failure> extends Keyed {
  (api: Api, input?: Input, options?: StreamQueryOptions): StreamQueryFor<Item, Failure>;
}

type AnyCall<Output> = (api: Api, input: never, options?: CallOptions) => Promise<Output>;
type AnyStream<Item> = (api: Api, input: never, options?: CallOptions) => AsyncIterable<Item>;

/** Makes a {@link QueryFactory}. Generated code calls this. */
export function queryFactory<Input, Output, Failure>(
  key: OperationKey,
  call: AnyCall<Output>,
): OptionalQueryFactory<Input, Output, Failure> {
  const factory = (api: Api, input?: Input, options?: QueryCallOptions): QueryFor<Output, Failure> => ({
    queryKey: keyOf(key, input) as QueryFor<Output, Failure>["queryKey"],
    queryFn: ({ signal }) => call(api, input as never, { ...options, signal }),
  });
  return Object.assign(factory, { key });
}

/** Makes an {@link InfiniteQueryFactory} of the input's cursor and the page's place of the next. Generated code calls this. */
export function infiniteQueryFactory<Input, Page, Cursor, Failure>(
  key: OperationKey,
  call: AnyCall<Page>,
  { cursor, next }: { readonly cursor: string; readonly next: string },
): OptionalInfiniteQueryFactory<Input, Page, Cursor, Failure> {
  const factory = (api: Api, input?: Input, options?: QueryCallOptions): InfiniteQueryFor<Page, Cursor, Failure> => ({
    queryKey: keyOf(key, input, "infinite") as InfiniteQueryFor<Page, Cursor, Failure>["queryKey"],
    queryFn: ({ signal, pageParam }) =>
      call(api, (pageParam === undefined ? input : { ...input, [cursor]: pageParam }) as never, { ...options, signal }),
    initialPageParam: (input as Record<string, Cursor | undefined> | undefined)?.[cursor],
    getNextPageParam: (page) => nextOf<Cursor>(page, next),
  });
  return Object.assign(factory, { key });
}

/** Makes a {@link MutationFactory}. Generated code calls this. */
export function mutationFactory<Input, Output, Failure>(
  key: OperationKey,
  call: AnyCall<Output>,
): MutationFactory<Input, Output, Failure> {
  const factory = (api: Api, options?: QueryCallOptions): MutationFor<Input, Output, Failure> => ({
    mutationKey: key,
    mutationFn: (input) => call(api, input as never, options),
  });
  return Object.assign(factory, { key });
}

/** Makes a {@link StreamQueryFactory}. Generated code calls this. */
export function streamQueryFactory<Input, Item, Failure>(
  key: OperationKey,
  open: AnyStream<Item>,
): OptionalStreamQueryFactory<Input, Item, Failure> {
  const factory = (
    api: Api,
    input?: Input,
    { maxItems, ...options }: StreamQueryOptions = {},
  ): StreamQueryFor<Item, Failure> => ({
    queryKey: keyOf(key, input, "stream") as StreamQueryFor<Item, Failure>["queryKey"],
    queryFn: (context) => collect(open(api, input as never, { ...options, signal: context.signal }), context, maxItems),
  });
  return Object.assign(factory, { key });
}

/** Not `streamedQuery` of TanStack Query: it is experimental, changed its options within 5.x, and would be an import. */
async function collect<Item>(stream: AsyncIterable<Item>, context: StreamContext, maxItems = 0): Promise<Item[]> {
  let items: Item[] = [];
  for await (const item of stream) {
    if (context.signal.aborted) break;
    items = [...items, item].slice(-maxItems);
    context.client.setQueryData(context.queryKey, items);
  }
  return items;
}

/** `undefined`, `null` and the empty text end the pages, as they do in `paginate`. */
function nextOf<Cursor>(page: unknown, next: string): Cursor | undefined {
  let value = page;
  for (const name of next.split(".")) value = (value as Record<string, unknown> | null | undefined)?.[name];
  return value === null || value === "" ? undefined : (value as Cursor | undefined);
}

/** An input that is left out and an empty one are the same call, so they share their data. */
function keyOf(key: OperationKey, input: unknown, ...kind: readonly string[]): OperationKey {
  return [...key, input ?? {}, ...kind];
}
