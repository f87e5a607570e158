import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** A client's end of a connection, and what it was told. */
export interface Wire {
  readonly socket: Socket;
  /** Everything that came back so far. */
  text(): string;
  /** Resolves when the connection is over, by whomever. */
  readonly closed: Promise<void>;
}

export function openWire(url: string, first: string | Buffer = ""): Wire {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const chunks: Buffer[] = [];
  socket.on("data", (chunk) => chunks.push(chunk));
  // The host hangs up on whom it refuses; what came before counts.
  socket.on("error", () => undefined);
  const closed = new Promise<void>((resolve) => socket.once("close", () => resolve()));
  if (first.length > 0) socket.write(first);
  return { socket, closed, text: () => Buffer.concat(chunks).toString("latin1") };
}

/** Writes and waits until the host closes, or has said nothing for a second; then the client goes. */
export async function exchange(url: string, sent: string | Buffer): Promise<string> {
  const wire = openWire(url, sent);
  let heard = -1;
  while (!wire.socket.destroyed && heard !== wire.text().length) {
    heard = wire.text().length;
    await Promise.race([wire.closed, sleep(heard === 0 ? 3_000 : 1_000)]);
  }
  wire.socket.destroy();
  await wire.closed;
  return wire.text();
}

/** The statuses of the answers in a text, in their order. */
export function statusesOf(text: string): number[] {
  return [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
}

/** The head of a request. */
export function head(first: string, ...headers: readonly string[]): string {
  return [first, "host: localhost", ...headers, "", ""].join("\r\n");
}
