import { expect, test, vi } from "vitest";
import {
  bindCall,
  bindPaginated,
  bindStream,
  bindTrigger,
  type ClientOptions,
  createClientApi,
  openRun,
  operation,
  paginate,
  stream,
} from "../../src/index.ts";
import { event, events, json, serve } from "../support/server.ts";
import { runs, trigger, workflow } from "../support/workflow.ts";

const getRun = operation<{ readonly runId: string }, { readonly runId: string }, Error>("GET /runs/{runId}");
const listRuns = operation<{ readonly cursor?: string }, { readonly items: readonly number[] }, Error>(
  "GET /runs{?cursor}",
);
const listRunsPages = paginate<{ readonly cursor?: string }, number, { readonly items: readonly number[] }>(listRuns, {
  cursor: "cursor",
  items: "items",
  next: "next",
});
const watch = stream<{ readonly runId: string }, number, string, Error>("GET /runs/{runId}/events");

async function collect<Item>(source: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of source) items.push(item);
  return items;
}

/** As a generator would write it. */
function createClient(options: ClientOptions) {
  const api = createClientApi(options);
  return {
    invoicing: {
      getRun: bindCall(api, getRun),
      listRuns: bindPaginated(api, listRuns, listRunsPages),
      watch: bindStream(api, watch),
      trigger: bindTrigger(api, trigger, runs, "/run/id"),
      run: (runId: string) => openRun(api, runs, runId),
    },
  };
}

test("bound operations do what the flat ones do", async () => {
  const server = await serve((request, response) => {
    if (request.url?.endsWith("/events")) return events(response, event(1, 1), event("end", 2, "done")).end();
    if (request.url === "/runs") return json(response, 200, { items: [1, 2], next: "b" });
    if (request.url === "/runs?cursor=b") return json(response, 200, { items: [3] });
    return json(response, request.url === "/runs/no" ? 404 : 200, { runId: request.url, code: "RUN_NOT_FOUND" });
  });
  const { invoicing } = createClient(server);
  expect(await invoicing.getRun({ runId: "a" })).toMatchObject({ runId: "/runs/a" });
  expect(await invoicing.getRun({ runId: "no" }).safe()).toMatchObject({ ok: false, error: { code: "RUN_NOT_FOUND" } });
  expect((await invoicing.listRuns()).items).toEqual([1, 2]);
  expect(await collect(invoicing.listRuns.items())).toEqual([1, 2, 3]);
  expect(await collect(invoicing.listRuns.pages({ cursor: "b" }))).toEqual([{ items: [3] }]);
  expect(await collect(invoicing.watch({ runId: "a" }))).toEqual([1]);
});

test("a bound trigger and a run by its id", async () => {
  const { invoicing } = createClient(await workflow());
  const run = await invoicing.trigger({ invoiceId: "inv-1" });
  expect(await run.result()).toEqual({ total: 42 });
  expect(await invoicing.run(run.runId).status()).toMatchObject({ status: "running" });
});

test("a client retries, names its requests and tells of deprecation, unless it is told not to", async () => {
  const server = await serve((request, response, index) =>
    index % 2 === 0
      ? json(response, 503, {}, { "retry-after": "0" })
      : json(response, 200, { runId: request.headers["x-request-id"] ?? "none" }, { deprecation: "@1688169599" }),
  );
  const warn = vi.fn();
  const options = { ...server, retry: { baseDelay: 1 }, deprecationWarnings: { warn } };
  const { runId } = await createClient(options).invoicing.getRun({ runId: "a" });
  expect(runId).toMatch(/^[0-9a-f-]{36}$/);
  expect(server.requests[0]?.headers["x-request-id"]).toBe(runId);
  expect(warn).toHaveBeenCalledOnce();

  const bare = createClient({ ...server, retry: false, requestId: false, deprecationWarnings: false }).invoicing;
  await expect(bare.getRun({ runId: "a" })).rejects.toMatchObject({ status: 503 });
  expect((await bare.getRun({ runId: "a" })).runId).toBe("none");
});

test("a stream reconnects by itself; the client's retries leave it alone", async () => {
  const server = await serve((_, response, index) =>
    index === 0 ? json(response, 503, {}, { "retry-after": "0" }) : events(response, event("end", 1, "done")).end(),
  );
  const wait = vi.fn();
  const client = createClient({ ...server, retry: { wait } });
  expect(await collect(client.invoicing.watch({ runId: "a" }))).toEqual([]);
  expect(server.requests).toHaveLength(2);
  expect(wait).not.toHaveBeenCalled();
});

test("two clients know nothing of each other", async () => {
  const [one, two] = [await workflow(), await workflow()];
  const clients = [createClient(one), createClient(two)];
  await Promise.all(clients.map(({ invoicing }) => invoicing.run("r").status()));
  expect([one.requests.length, two.requests.length]).toEqual([1, 1]);
});

test("the body of an error is read to 64 KiB, and the rest is not waited for", async () => {
  const closed = Promise.withResolvers<void>();
  const server = await serve((request, response) => {
    request.on("close", closed.resolve);
    response.writeHead(400, { "content-type": "text/html" });
    response.write("<p>".repeat(30_000));
    // And no end: whoever reads to the end waits for ever.
  });
  const { error } = (await createClient({ ...server, retry: false })
    .invoicing.getRun({ runId: "a" })
    .safe()) as {
    readonly error: Error;
  };
  expect(error).toMatchObject({ code: "HTTP_400", status: 400 });
  expect(error.message.length).toBeLessThan(700);
  await closed.promise;
});
