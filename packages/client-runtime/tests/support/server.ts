import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** A server on loopback for one test. */
export interface TestServer {
  readonly baseUrl: string;
  /** What was asked so far. */
  readonly requests: readonly IncomingMessage[];
}

/** Serves until the test is over. The handler gets the number of the request, from 0. */
export async function serve(
  handler: (request: IncomingMessage, response: ServerResponse, index: number) => unknown,
): Promise<TestServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer(async (request, response) => {
    requests.push(request);
    try {
      await handler(request, response, requests.length - 1);
    } catch (error) {
      response.destroy(error as Error);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, requests };
}

/** Answers JSON. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const type = status < 400 ? "application/json" : "application/problem+json";
  response.writeHead(status, { "content-type": type, ...headers }).end(JSON.stringify(body));
}

/** Begins an event stream that asks for quick reconnects. */
export function events(response: ServerResponse, ...blocks: readonly string[]): ServerResponse {
  response.writeHead(200, { "content-type": "text/event-stream", "x-request-id": "req-1" });
  response.write(`: hello\nretry: 1\n\n${blocks.join("")}`);
  return response;
}

/** One event on the wire. */
export function event(data: unknown, id?: string | number, name = "message"): string {
  return `event: ${name}\n${id === undefined ? "" : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
}
