import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { json as bodyOf } from "node:stream/consumers";

/** A server that answers as the workflows API does, and hands out the consumer's files to a browser. */
export interface Stub {
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** What the scenario sees when everything works; `fixtures/scenario.js` collects it. */
export const expected = {
  status: "running",
  error: { isError: true, isOfOperation: true, code: "RUN_NOT_FOUND", data: { runId: "missing" } },
  safe: "UNAUTHORIZED",
  items: ["run-1", "run-2"],
  events: ["run.started", "step.completed"],
  result: { invoiceId: "inv-ü", outcome: "matched", invoicedCents: 100, matchedCents: 100, matchedPaymentIds: ["p1"] },
};

/** Serves on a free port of the loopback interface. */
export async function serveStub(folder: string): Promise<Stub> {
  const server = createServer((request, response) => {
    answer(request, response, folder).catch((error: Error) => response.writeHead(500).end(error.message));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, close };
}

const at = "2026-01-01T00:00:00Z";
const run = { runId: "run-1", invoiceId: "inv-ü", createdAt: at, updatedAt: at, startedAt: at };
const completed = { ...run, status: "completed", isTerminal: true, finishedAt: at, output: expected.result };

async function answer(request: IncomingMessage, response: ServerResponse, folder: string): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://stub");
  if (!pathname.startsWith("/api/")) return await sendFile(response, join(folder, pathname));
  if (request.headers.authorization !== "Bearer a token") return problem(response, 401, "UNAUTHORIZED", {});
  switch (`${request.method} ${pathname}`) {
    case "GET /api/invoicing/runs/run-1":
      return json(response, 200, { ...run, status: "running", isTerminal: false });
    case "GET /api/invoicing/runs/missing":
      return problem(response, 404, "RUN_NOT_FOUND", { runId: "missing" });
    case "GET /api/invoicing/runs":
      return json(response, 200, page(searchParams));
    case "POST /api/invoicing/reconciliation/trigger":
      return await trigger(request, response);
    case "GET /api/invoicing/runs/run-1/events":
      return stream(response);
    default:
      return json(response, 500, { unexpected: `${request.method} ${pathname}` });
  }
}

function page(query: URLSearchParams): object {
  if (query.getAll("status").join() !== "queued,running") return { items: [] };
  const runId = query.get("cursor") === "next" ? "run-2" : "run-1";
  const item = { ...run, runId, status: "running", isTerminal: false };
  return runId === "run-2" ? { items: [item] } : { items: [item], nextCursor: "next" };
}

async function trigger(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { invoiceId } = (await bodyOf(request)) as {
    readonly invoiceId?: string;
  };
  const isComplete = invoiceId === run.invoiceId && request.headers["idempotency-key"] !== undefined;
  if (!isComplete) return problem(response, 400, "BAD_REQUEST", {});
  json(response, 202, { accepted: true, runId: run.runId });
}

function stream(response: ServerResponse): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  const event = (name: string, data: object, id: number) =>
    response.write(`event: ${name}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`);
  response.write(":\n\n");
  event("message", { sequence: 1, at, type: "run.started" }, 1);
  event("message", { sequence: 2, at, type: "step.completed", step: "match", attempt: 1 }, 2);
  event("done", completed, 3);
  response.end();
}

function problem(response: ServerResponse, status: number, code: string, data: object): void {
  const body = { type: "about:blank", title: code, status, code, data };
  response.writeHead(status, { "content-type": "application/problem+json" }).end(JSON.stringify(body));
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function sendFile(response: ServerResponse, path: string): Promise<void> {
  const type = path.endsWith(".html") ? "text/html; charset=utf-8" : "text/javascript";
  try {
    const contents = await readFile(path);
    response.writeHead(200, { "content-type": type }).end(contents);
  } catch {
    response.writeHead(404).end();
  }
}
