import { Agent, request as httpRequest, type IncomingHttpHeaders } from "node:http";

export interface Sent {
  readonly method: string;
  /** As it goes over the wire. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body?: string | Buffer;
}

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends requests as they are: `fetch` would tidy up paths and headers. */
export function createSender(url: string) {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const send = ({ method, target, headers, body }: Sent) =>
    new Promise<Answer>((resolve, reject) => {
      const flat = headers.flat();
      const length = body === undefined ? [] : ["content-length", String(Buffer.byteLength(body))];
      const options = { agent, hostname, port, method, path: target, headers: [...flat, ...length] };
      const request = httpRequest(options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(chunks).toString() }),
        );
      });
      request.setTimeout(20_000, () => request.destroy(new Error(`${method} ${target} was not answered`)));
      request.on("error", reject);
      // Bytes: a text would make Node write the headers in its encoding.
      request.end(Buffer.from(body ?? ""));
    });
  return { send, close: () => agent.destroy() };
}
