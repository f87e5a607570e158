import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

const runId = "01JD8Z3V6QF4T9K2M7XWNCYB5R";
const at = "2026-11-20T09:30:00Z";
const run = { runId, invoiceId: "inv-001", createdAt: at, updatedAt: at };

export const running = { ...run, status: "running", isTerminal: false };
export const completed = {
  ...run,
  status: "completed",
  isTerminal: true,
  startedAt: at,
  finishedAt: at,
  output: {
    invoiceId: "inv-001",
    outcome: "unmatched",
    invoicedCents: 500,
    matchedCents: 0,
    matchedPaymentIds: [],
    currency: "EUR",
    matches: [],
    adjustments: [],
  },
};
export const failed = {
  ...run,
  status: "failed",
  isTerminal: true,
  finishedAt: at,
  failure: { code: "MATCH_CONFLICT", message: "Two matches contradict each other." },
};

/** How the host behaves: each look at the status takes the next of `statuses`, the last one stays. */
export interface Script {
  readonly statuses: readonly object[];
  /** Text of the stream. */
  readonly stream: string;
}

/** A host of one run, whose answers are those of the workflows document. */
export async function serve({ statuses, stream }: Script) {
  const seen: { readonly request: string; readonly authorization: string | undefined; readonly body: string }[] = [];
  let looks = 0;
  const json = (response: ServerResponse, status: number, body: object, headers = {}) =>
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    const { method, url, headers } = request;
    seen.push({ request: `${method} ${url}`, authorization: headers.authorization, body });
    const location = { location: `/runs/${runId}`, "retry-after": "1" };
    if (method === "POST") json(response, 202, { accepted: true, runId }, location);
    else if (url?.endsWith("/events")) response.writeHead(200, { "content-type": "text/event-stream" }).end(stream);
    else json(response, 200, statuses[Math.min(looks++, statuses.length - 1)] ?? {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen, close };
}
