import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** Answers one request of a test. */
export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A server on loopback that answers by `GET /path`, query left out. Returns its URL. */
export async function stubServer(answers: Readonly<Record<string, Answer>>): Promise<string> {
  const server = createServer((request, response) => {
    const path = (request.url ?? "").replace(/\?.*$/, "");
    const answer = answers[`${request.method} ${path}`];
    if (answer === undefined) response.writeHead(500).end();
    else answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Answers with JSON. */
export function json(value: unknown, status = 200): Answer {
  const type = status < 400 ? "application/json" : "application/problem+json";
  return (_, response) => void response.writeHead(status, { "Content-Type": type }).end(JSON.stringify(value));
}
