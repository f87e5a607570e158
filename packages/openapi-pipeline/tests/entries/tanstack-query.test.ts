import { InfiniteQueryObserver, MutationObserver, QueryClient, QueryObserver } from "@tanstack/query-core";
import { beforeAll, expect, test } from "vitest";
import { generatedPackage, load, workflowsDocument } from "./support/generated-package.ts";
import { json, stubServer } from "./support/stub-server.ts";

// biome-ignore lint/suspicious/noExplicitAny: the generated modules are made by the test; their types are proved in type-check.test.ts.
type Module = Record<string, any>;

const runId = "01JD8Z3V6QF4T9K2M7XWNCYB5R";
const run = { runId, status: "queued" };

let queries: Module;
let client: Module;

beforeAll(async () => {
  const directory = await generatedPackage(workflowsDocument());
  queries = await load(directory, "tanstack-query.gen.ts");
  client = await load(directory, "index.ts");
});

function setUp(baseUrl: string) {
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return { queryClient, api: client["createApi"]({ baseUrl }) };
}

test("a query fetches, and its data is found by its key", async () => {
  const { queryClient, api } = setUp(await stubServer({ [`GET /invoicing/runs/${runId}`]: json(run) }));
  const options = queries["invoicingGetRunStatusQuery"](api, { runId });
  expect(options.queryKey).toEqual(["invoicing", "getRunStatus", { runId }]);
  expect(await queryClient.fetchQuery(options)).toEqual(run);
  expect(queryClient.getQueryData(options.queryKey)).toEqual(run);
  await queryClient.invalidateQueries({ queryKey: queries["invoicingGetRunStatusQuery"].key });
  expect(queryClient.getQueryState(options.queryKey)?.isInvalidated).toBe(true);
});

test("an input that is left out and an empty one are the same query", () => {
  const { queryKey } = queries["invoicingListRunsQuery"]({});
  expect(queries["invoicingListRunsQuery"]({}, {}).queryKey).toEqual(queryKey);
});

test("a query fails with the operation's typed error", async () => {
  const problem = { type: "urn:problem:run-not-found", title: "There is no such run", status: 404 };
  const body = { ...problem, code: "RUN_NOT_FOUND", data: { runId } };
  const { queryClient, api } = setUp(await stubServer({ [`GET /invoicing/runs/${runId}`]: json(body, 404) }));
  const failure = await queryClient.fetchQuery(queries["invoicingGetRunStatusQuery"](api, { runId })).catch((e) => e);
  expect(failure).toMatchObject({ code: "RUN_NOT_FOUND", data: { runId }, status: 404 });
});

test("pages follow the cursor of the page before, and end without one", async () => {
  const pages: Record<string, object> = {
    "": { items: [{ runId: "a" }], nextCursor: "two" },
    two: { items: [{ runId: "b" }], nextCursor: "three" },
    three: { items: [] },
  };
  const baseUrl = await stubServer({
    "GET /invoicing/runs": (request, response) => {
      const { searchParams } = new URL(request.url ?? "", "http://localhost");
      expect(searchParams.get("limit")).toBe("1");
      json(pages[searchParams.get("cursor") ?? ""])(request, response);
    },
  });
  const { queryClient, api } = setUp(baseUrl);
  const observer = new InfiniteQueryObserver(queryClient, queries["invoicingListRunsInfiniteQuery"](api, { limit: 1 }));
  const unsubscribe = observer.subscribe(() => {});
  await expect.poll(() => observer.getCurrentResult().isSuccess).toBe(true);
  await observer.fetchNextPage();
  const last = await observer.fetchNextPage();
  expect(last.hasNextPage).toBe(false);
  expect((last.data as { pages: unknown[] }).pages).toEqual([pages[""], pages["two"], pages["three"]]);
  unsubscribe();
  expect(queryClient.getQueryData(queries["invoicingListRunsQuery"](api, { limit: 1 }).queryKey)).toBeUndefined();
});

test("a mutation takes the input as its variables", async () => {
  let body = "";
  const baseUrl = await stubServer({
    [`POST /invoicing/runs/${runId}/cancel`]: (request, response) => {
      request.on("data", (chunk) => {
        body += String(chunk);
      });
      request.on("end", () => json({ ...run, status: "cancelled" })(request, response));
    },
  });
  const { queryClient, api } = setUp(baseUrl);
  const observer = new MutationObserver<object, Error, object>(queryClient, queries["invoicingCancelRunMutation"](api));
  expect(await observer.mutate({ runId, reason: "Duplicate" })).toMatchObject({ status: "cancelled" });
  expect(JSON.parse(body)).toEqual({ reason: "Duplicate" });
});

test("a stream's data is every item so far, and it is fetching until the stream ends", async () => {
  const items = [1, 2, 3].map((sequence) => ({ sequence, at: "2026-11-20T09:30:00Z", type: "run.queued" }));
  let end = () => {};
  const baseUrl = await stubServer({
    [`GET /invoicing/runs/${runId}/events`]: (_, response) => {
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      for (const item of items)
        response.write(`event: message\nid: ${item.sequence}\ndata: ${JSON.stringify(item)}\n\n`);
      end = () => void response.end(`event: done\ndata: ${JSON.stringify(run)}\n\n`);
    },
  });
  const { queryClient, api } = setUp(baseUrl);
  const observer = new QueryObserver(
    queryClient,
    queries["invoicingStreamRunEventsStream"](api, { runId }, { maxItems: 2 }),
  );
  const unsubscribe = observer.subscribe(() => {});
  await expect.poll(() => observer.getCurrentResult().data).toEqual(items.slice(1));
  expect(observer.getCurrentResult()).toMatchObject({ isSuccess: true, fetchStatus: "fetching" });
  end();
  await expect.poll(() => observer.getCurrentResult().fetchStatus).toBe("idle");
  expect(observer.getCurrentResult().data).toEqual(items.slice(1));
  unsubscribe();
});

test.each(["invoicingGetRunStatusQuery", "invoicingStreamRunEventsStream"])(
  "%s ends its request when nobody looks any more",
  async (name) => {
    let isOpen = false;
    const hold = (_: unknown, response: import("node:http").ServerResponse) => {
      isOpen = true;
      response.on("close", () => {
        isOpen = false;
      });
      response.writeHead(200, { "Content-Type": name.endsWith("Stream") ? "text/event-stream" : "application/json" });
      response.write(name.endsWith("Stream") ? ": open\n\n" : "{");
    };
    const baseUrl = await stubServer({
      [`GET /invoicing/runs/${runId}`]: hold,
      [`GET /invoicing/runs/${runId}/events`]: hold,
    });
    const { queryClient, api } = setUp(baseUrl);
    const observer = new QueryObserver(queryClient, queries[name](api, { runId }));
    const unsubscribe = observer.subscribe(() => {});
    await expect.poll(() => isOpen).toBe(true);
    unsubscribe();
    await expect.poll(() => isOpen).toBe(false);
  },
);
