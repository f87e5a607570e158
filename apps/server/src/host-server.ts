import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { getRequestListener } from "@hono/node-server";
import type { HostConfig } from "./config/host-config.ts";
import type { HostApp } from "./host-env.ts";
import { type Problem, problemResponse, problemText } from "./problems/problem.ts";
import { securityHeaders } from "./security/response-headers.ts";
import { createServerConnections } from "./server-connections.ts";

/** Connections that are held at a time; streams are among them. */
const maxConnections = 10_000;

/** Node's server in front of the app: what it refuses by itself is a problem too. */
export function createHostServer(app: HostApp, config: HostConfig): Server {
  const { requestMs } = config.limits;
  const headers = Object.fromEntries(securityHeaders(config));
  const listener = getRequestListener((request, env) => app.fetch(request, env), {
    // The target or the host header was no URL: there is no request that the app could see.
    errorHandler: () => problemResponse(randomUUID(), { status: 400, code: "BAD_REQUEST", headers }),
  });
  const connections = createServerConnections();
  const server = createServer(
    {
      maxHeaderSize: 16_384,
      // A client that sends a byte now and then holds a connection for so long and no longer.
      headersTimeout: Math.min(requestMs, 10_000),
      requestTimeout: requestMs,
      connectionsCheckingInterval: Math.max(100, Math.min(requestMs / 4, 5_000)),
      keepAliveTimeout: 65_000,
    },
    (incoming: IncomingMessage, outgoing: ServerResponse) => {
      if (!connections.take(incoming, outgoing)) return;
      if (namesTwoHosts(incoming)) server.emit("clientError", new Error("Two hosts"), incoming.socket);
      else void listener(incoming, outgoing);
    },
  );
  server.maxConnections = maxConnections;
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    if (connections.isNext(socket)) refuse(socket, problemOf(error), headers);
    else socket.destroy();
  });
  return server;
}

/** Node takes the first; what stands before the host may have gone by the other (RFC 9112, 3.2). */
function namesTwoHosts({ rawHeaders }: IncomingMessage): boolean {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string;
    if (name.length === 4 && name.toLowerCase() === "host") count += 1;
  }
  return count > 1;
}

function problemOf({ code }: NodeJS.ErrnoException): Problem {
  if (code === "HPE_HEADER_OVERFLOW") return { status: 431, code: "REQUEST_HEADER_FIELDS_TOO_LARGE" };
  if (code === "ERR_HTTP_REQUEST_TIMEOUT") return { status: 408, code: "REQUEST_TIMEOUT" };
  return { status: 400, code: "BAD_REQUEST" };
}

/** Writes an answer by hand: the parser gave up, so that there is no response object. */
function refuse(socket: Duplex, problem: Problem, headers: Readonly<Record<string, string>>): void {
  // Half of an answer may be on its way; a second one would be read as its rest.
  const { _httpMessage: begun } = socket as { _httpMessage?: ServerResponse };
  if (!socket.writable || begun?.headersSent) return void socket.destroy();
  const requestId = randomUUID();
  const body = problemText(requestId, problem);
  const lines = Object.entries({
    ...headers,
    "content-type": "application/problem+json",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "x-request-id": requestId,
    connection: "close",
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}\r\n${lines.join("")}\r\n${body}`);
}
