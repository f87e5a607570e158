import { invoiceWorkflowContract } from "@rawr/invoice-processing/workflows/contract";
import { openApiHandlerOptions } from "@rawr/orpc-standards/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { surface } from "../../../contracts/workflows.v1.ts";
import type { Answer, Script, Seen, WireServer } from "../case.ts";
import { type Installation, installPacked } from "../clients/install-packed.ts";
import { serveContract } from "../server/stub-server.ts";
import { cancelled, completed, events, runId, running } from "./runs.ts";

interface Run {
  readonly runId: string;
  readonly accepted: unknown;
  status(): Promise<unknown>;
  timeline(input?: object): Promise<unknown>;
  events(options?: object): AsyncGenerator<unknown>;
  result(options?: object): Promise<unknown>;
  cancel(input?: object): Promise<unknown>;
}

/** What these tests use of the generated client; that its own types say so is proved by compiling consumers. */
interface Client {
  readonly invoicing: {
    triggerInvoiceReconciliation(input: object, options?: object): Promise<Run>;
    getRunStatus(input: object, options?: object): Promise<unknown>;
    cancelRun(input: object, options?: object): Promise<unknown>;
    run(runId: string): Run;
    readonly listRuns: ((input?: object) => Promise<unknown>) & {
      items(input?: object): AsyncGenerator<unknown>;
      pages(input?: object): AsyncGenerator<unknown>;
    };
  };
}

let installation: Installation;
let server: WireServer;
let client: Client;
beforeAll(async () => {
  installation = await installPacked([surface]);
  server = await serveContract(invoiceWorkflowContract, openApiHandlerOptions());
  const { createWorkflowsClient } = await installation.load("@rawr/workflows-client");
  client = (createWorkflowsClient as (options: object) => Client)({ baseUrl: server.url });
});
afterAll(async () => {
  await server?.close();
  await installation?.remove();
});

const accepted: Answer = {
  output: {
    headers: { location: `/api/workflows/invoicing/runs/${runId}`, "retry-after": "0" },
    body: { accepted: true, runId },
  },
};
const busy: Answer = { raw: { status: 503, headers: { "retry-after": "0" } } };
const trigger = { invoiceId: "inv-001" };
const keysOf = (seen: readonly Seen[]) => seen.map(({ headers }) => headers["idempotency-key"]);
const collect = async (items: AsyncIterable<unknown>) => {
  const all: unknown[] = [];
  for await (const item of items) all.push(item);
  return all;
};

/** A run's server: the last part of the path says what is asked. */
const runServer = (answers: Readonly<Record<string, Answer>>): Script => {
  return ({ url }) => answers[/\/(timeline|events|cancel|trigger)(?:\?|$)/.exec(url)?.[1] ?? "status"] ?? {};
};

test("a trigger names itself, is sent again with the same name, and gives a run", async () => {
  server.play([busy, busy, accepted]);
  const run = await client.invoicing.triggerInvoiceReconciliation(trigger);
  expect(run.runId).toBe(runId);
  expect(run.accepted).toEqual({ accepted: true, runId });
  const keys = keysOf(server.seen);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
  expect(keys[0]).toMatch(/^[\x21-\x7e]{16,255}$/);
  expect(server.seen[2]?.input).toMatchObject({ body: trigger });
});

test("two triggers have two names, unless the caller gives one", async () => {
  server.play([accepted]);
  await client.invoicing.triggerInvoiceReconciliation(trigger);
  await client.invoicing.triggerInvoiceReconciliation(trigger);
  await client.invoicing.triggerInvoiceReconciliation(trigger, { idempotencyKey: "mine" });
  const keys = keysOf(server.seen);
  expect(new Set(keys).size).toBe(3);
  expect(keys[2]).toBe("mine");
});

test("a typed error of a trigger is not sent again", async () => {
  server.play([{ throws: { code: "INVOICE_NOT_FOUND", data: { invoiceId: "inv-001" } } }]);
  const failure = client.invoicing.triggerInvoiceReconciliation(trigger);
  await expect(failure).rejects.toMatchObject({ code: "INVOICE_NOT_FOUND", data: { invoiceId: "inv-001" } });
  expect(server.seen).toHaveLength(1);
});

test("what is idempotent is sent again: GET, and POST that the contract calls so", async () => {
  server.play([busy, { output: running }]);
  expect(await client.invoicing.getRunStatus({ runId })).toEqual(running);
  expect(server.seen).toHaveLength(2);
  server.play([busy, { output: cancelled }]);
  expect(await client.invoicing.cancelRun({ runId })).toEqual(cancelled);
  expect(server.seen).toHaveLength(2);
});

test("a run: status, timeline, events, cancel, by its id alone", async () => {
  const timeline = { runId, events: [...events] };
  server.play(
    runServer({
      status: { output: running },
      timeline: { output: timeline },
      events: { stream: { items: events, returns: completed } },
      cancel: { output: cancelled },
    }),
  );
  const run = client.invoicing.run(runId);
  expect(run.accepted).toBeUndefined();
  expect(await run.status()).toEqual(running);
  expect(await run.timeline({ after: 1 })).toEqual(timeline);
  expect(server.seen.at(-1)?.input).toEqual({ runId, after: 1 });
  expect(await collect(run.events())).toEqual(events);
  expect(await run.cancel({ reason: "Duplicate" })).toEqual(cancelled);
  expect(server.seen.at(-1)?.input).toEqual({ runId, reason: "Duplicate" });
});

test("events resume after the id that the caller has", async () => {
  server.play(runServer({ events: { stream: { items: events, returns: completed } } }));
  expect(await collect(client.invoicing.run(runId).events({ lastEventId: "2" }))).toEqual(events.slice(2));
  expect(server.seen[0]?.headers["last-event-id"]).toBe("2");
});

test("the result comes by events, over a broken connection", async () => {
  let streams = 0;
  server.play(({ url }) => {
    if (!url.endsWith("/events")) return { output: streams < 2 ? running : completed };
    return { stream: { items: events, ...(streams++ === 0 ? { cutAfter: 1 } : { returns: completed }) } };
  });
  const result = await client.invoicing.run(runId).result({ timeout: 10_000 });
  expect(result).toEqual(completed.status === "completed" && completed.output);
});

test("the result comes by polling where there are no events", async () => {
  let looks = 0;
  server.play(({ url }) =>
    url.endsWith("/events") ? { raw: { status: 501 } } : { output: looks++ < 2 ? running : completed },
  );
  const result = await client.invoicing.run(runId).result({ timeout: 10_000, pollInterval: 10 });
  expect(result).toEqual(completed.status === "completed" && completed.output);
});

test("a run that ended otherwise fails, with its status", async () => {
  server.play(runServer({ status: { output: cancelled }, events: { stream: { items: [], returns: cancelled } } }));
  const failure = client.invoicing.run(runId).result({ timeout: 10_000 });
  await expect(failure).rejects.toMatchObject({ code: "RUN_FAILED", status: cancelled });
});

test("a result that does not come in time is a timeout", async () => {
  server.play(runServer({ status: { output: running }, events: { rawResponder: () => undefined } }));
  await expect(client.invoicing.run(runId).result({ timeout: 200 })).rejects.toMatchObject({ code: "TIMEOUT" });
});

test("all items of all pages, each page once", async () => {
  const pages = [
    { items: [running, completed], nextCursor: "two&" },
    { items: [], nextCursor: "three" },
    { items: [cancelled] },
  ];
  server.play(pages.map((output) => ({ output })));
  expect(await collect(client.invoicing.listRuns.items({ limit: 2, status: ["running"] }))).toEqual([
    running,
    completed,
    cancelled,
  ]);
  const cursors = [undefined, "two&", "three"];
  const expected = cursors.map((cursor) => ({ limit: 2, status: ["running"], ...(cursor && { cursor }) }));
  expect(server.seen.map(({ input }) => input)).toEqual(expected);
  server.play(pages.map((output) => ({ output })));
  expect(await collect(client.invoicing.listRuns.pages())).toEqual(pages);
});

test("pages are fetched as they are needed", async () => {
  server.play([{ output: { items: [running], nextCursor: "2" } }]);
  for await (const item of client.invoicing.listRuns.items()) {
    expect(item).toEqual(running);
    break;
  }
  expect(server.seen).toHaveLength(1);
});
