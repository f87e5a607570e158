import type { IncomingMessage, ServerResponse } from "node:http";
import { type ApiError, type Call, operation, type RunOperations, runOperations, stream } from "../../src/index.ts";
import { event, events, json, serve, type TestServer } from "./server.ts";

export type Status =
  | { readonly status: "running"; readonly isTerminal: false }
  | { readonly status: "completed"; readonly isTerminal: true; readonly output: { readonly total: number } }
  | { readonly status: "failed"; readonly isTerminal: true; readonly failure: { readonly code: string } };
export interface Timeline {
  readonly events: readonly string[];
}
export type RunError = ApiError<{ readonly code: "RUN_NOT_FOUND"; readonly data: { readonly runId: string } }>;

interface ById {
  readonly runId: string;
}

export const trigger: Call<{ readonly invoiceId: string }, { readonly run: { readonly id: string } }, RunError> =
  operation("POST /runs{?invoiceId}");

export const runs: RunOperations<
  Status,
  Timeline,
  string,
  { readonly total: number },
  RunError,
  { readonly after?: number },
  { readonly reason?: string }
> = runOperations({
  status: [operation<ById, Status, RunError>("GET /runs/{runId}"), "runId"],
  timeline: [
    operation<ById & { readonly after?: number }, Timeline, RunError>("GET /runs/{runId}/timeline{?after}"),
    "runId",
  ],
  events: [stream<ById, string, Status, RunError>("GET /runs/{runId}/events", { terminal: true }), "runId"],
  cancel: [
    operation<ById & { readonly reason?: string }, Status, RunError>("POST /runs/{runId}/cancel{?reason}"),
    "runId",
  ],
  result: "output",
});

export const running: Status = { status: "running", isTerminal: false };
export const completed: Status = { status: "completed", isTerminal: true, output: { total: 42 } };
export const failed: Status = { status: "failed", isTerminal: true, failure: { code: "NO_LEDGER" } };

type Handler = (request: IncomingMessage, response: ServerResponse, index: number) => unknown;

/** A workflow server; each handler is told how often it was asked before. */
export async function workflow(
  handlers: { readonly status?: Handler; readonly events?: Handler } = {},
): Promise<TestServer & { asked(part: string): number }> {
  const counts = new Map<string, number>();
  const server = await serve((request, response) => {
    const path = (request.url ?? "").split("?")[0] ?? "";
    const part = /^\/runs\/[^/]+$/.test(path) ? "status" : (path.split("/")[3] ?? "trigger");
    const index = counts.get(part) ?? 0;
    counts.set(part, index + 1);
    if (part === "trigger") return json(response, 202, { run: { id: "run 1" } }, { "retry-after": "0" });
    if (part === "status")
      return handlers.status ? handlers.status(request, response, index) : json(response, 200, running);
    if (part === "events") {
      return handlers.events
        ? handlers.events(request, response, index)
        : events(response, event("queued", 1), event(completed, 2, "done")).end();
    }
    return json(response, 200, part === "timeline" ? { events: [request.url] } : failed);
  });
  return { ...server, asked: (part) => counts.get(part) ?? 0 };
}
