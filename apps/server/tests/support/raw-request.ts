import { connect } from "node:net";

/** Writes the pieces to a socket as they are, and answers with everything that comes back until the other side closes. */
export async function rawRequest(url: string, pieces: Iterable<string | Buffer> | AsyncIterable<string | Buffer>) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const received: Buffer[] = [];
  let sent = 0;
  const closed = new Promise<void>((resolve) => {
    socket.on("data", (chunk) => received.push(chunk));
    // The server hangs up on whom it refuses; what arrived before counts.
    socket.on("error", () => resolve());
    socket.on("close", () => resolve());
  });
  for await (const piece of pieces) {
    if (socket.destroyed) break;
    sent += Buffer.byteLength(piece);
    if (!socket.write(piece)) {
      await Promise.race([new Promise((resolve) => socket.once("drain", resolve)), closed]);
    }
  }
  await closed;
  const text = Buffer.concat(received).toString();
  return { text, sent, status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1]) };
}
