import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { pipeline, Readable } from "node:stream";
import { onTestFinished } from "vitest";

/** A server on loopback for one test. */
export interface TestServer {
  readonly baseUrl: string;
  readonly sockets: ReadonlySet<Socket>;
  readonly requests: readonly IncomingMessage[];
}

type Handler = (request: IncomingMessage, response: ServerResponse, index: number) => unknown;

/** Serves until the test is over. */
export async function serve(handler: Handler): Promise<TestServer> {
  const requests: IncomingMessage[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((request, response) => handler(request, response, requests.push(request) - 1));
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sockets, requests };
}

/** What a host does that knows the web's requests and responses only. */
export async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handle: (request: Request) => Promise<Response>,
): Promise<void> {
  const body = request.method === "POST" ? Readable.toWeb(request) : undefined;
  const headers = Object.entries(request.headers).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  const url = `http://${request.headers.host}${request.url}`;
  const { method = "GET" } = request;
  const result = await handle(
    new Request(url, { method, headers, ...(body && { body, duplex: "half" }) } as RequestInit),
  );
  response.writeHead(result.status, Object.fromEntries(result.headers));
  if (result.body) pipeline(Readable.fromWeb(result.body as never), response, () => {});
  else response.end();
}
