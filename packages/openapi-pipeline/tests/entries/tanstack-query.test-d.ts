import type { Api } from "@rawr/client-runtime";
import type {
  MutationFactory,
  OptionalInfiniteQueryFactory,
  OptionalQueryFactory,
  QueryFactory,
  StreamQueryFactory,
} from "@rawr/client-runtime/tanstack-query";
import {
  type InfiniteData,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useSuspenseQuery,
} from "@tanstack/react-query";

interface Run {
  readonly runId: string;
  readonly state: "running" | "done";
}
interface Page {
  readonly items: readonly Run[];
  readonly nextCursor?: string;
}
interface NotFound extends Error {
  readonly code: "RUN_NOT_FOUND";
  readonly data: { readonly runId: string };
}
interface Offline extends Error {
  readonly code: "NETWORK_ERROR";
}

declare const api: Api;
declare const getRunQuery: QueryFactory<{ runId: string }, Run, NotFound | Offline>;
declare const listRunsQuery: OptionalQueryFactory<{ cursor?: string }, Page, Offline>;
declare const listRunsInfiniteQuery: OptionalInfiniteQueryFactory<{ cursor?: string }, Page, string, Offline>;
declare const cancelRunMutation: MutationFactory<{ runId: string }, Run, NotFound | Offline>;
// biome-ignore lint/suspicious/noConfusingVoidType: variables that may be left out are `void` for TanStack Query.
declare const refreshMutation: MutationFactory<{ force?: boolean } | void, Run, Offline>;
declare const runEventsStream: StreamQueryFactory<{ runId: string }, { readonly at: string }, NotFound>;

/** Fails to compile unless both types are the same. */
function same<A, B>(
  ..._: (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? [] : [A, "is not", B]
) {}

export function Queries() {
  const { data, error } = useQuery(getRunQuery(api, { runId: "1" }));
  same<typeof data, Run | undefined>();
  same<typeof error, NotFound | Offline | null>();
  if (error?.code === "RUN_NOT_FOUND") same<typeof error.data.runId, string>();

  const suspended = useSuspenseQuery(getRunQuery(api, { runId: "1" }));
  same<typeof suspended.data, Run>();
  same<typeof suspended.error, NotFound | Offline | null>();

  const selected = useQuery({ ...getRunQuery(api, { runId: "1" }), select: (run) => run.state, staleTime: 1_000 });
  same<typeof selected.data, "running" | "done" | undefined>();
  same<typeof selected.error, NotFound | Offline | null>();

  same<ReturnType<typeof useQuery<Page, Offline>>["error"], Offline | null>();
  useQuery(listRunsQuery(api));
  useQuery({
    ...listRunsQuery(api, { cursor: "x" }, { timeout: 5_000 }),
    retry: (count, error) => count < 2 && error.code === "NETWORK_ERROR",
  });
  // @ts-expect-error the input is required
  getRunQuery(api);
  // @ts-expect-error the signal is the query's
  listRunsQuery(api, {}, { signal: new AbortController().signal });
}

export function Pages() {
  const { data, error, fetchNextPage } = useInfiniteQuery(listRunsInfiniteQuery(api));
  same<typeof data, InfiniteData<Page> | undefined>();
  same<typeof error, Offline | null>();
  void fetchNextPage();
}

export function Mutations() {
  const cancel = useMutation(cancelRunMutation(api));
  same<typeof cancel.data, Run | undefined>();
  same<typeof cancel.error, NotFound | Offline | null>();
  cancel.mutate({ runId: "1" }, { onError: (error) => same<typeof error, NotFound | Offline>() });
  // @ts-expect-error the input is required
  cancel.mutate();

  const refresh = useMutation({
    ...refreshMutation(api, { timeout: 1_000 }),
    onSuccess: (run) => same<typeof run, Run>(),
  });
  refresh.mutate();
  refresh.mutate({ force: true });
}

export function Streams() {
  const { data, error } = useQuery(runEventsStream(api, { runId: "1" }, { maxItems: 100 }));
  same<typeof data, { readonly at: string }[] | undefined>();
  same<typeof error, NotFound | null>();
}

export async function clients() {
  const client = new QueryClient();
  same<Awaited<ReturnType<typeof client.fetchQuery<Run>>>, Run>();
  const run = await client.fetchQuery(getRunQuery(api, { runId: "1" }));
  same<typeof run, Run>();
  const cached = client.getQueryData(getRunQuery(api, { runId: "1" }).queryKey);
  same<typeof cached, Run | undefined>();
  client.setQueryData(getRunQuery(api, { runId: "1" }).queryKey, (old) =>
    old ? { ...old, state: "done" as const } : old,
  );
  const pages = await client.fetchInfiniteQuery({ ...listRunsInfiniteQuery(api), pages: 2 });
  same<typeof pages.pages, Page[]>();
  const events = await client.fetchQuery(runEventsStream(api, { runId: "1" }));
  same<typeof events, { readonly at: string }[]>();
  await client.invalidateQueries({ queryKey: getRunQuery.key });
}
