import { Agent, request } from "node:http";

export interface Sent {
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Makes it a POST. */
  readonly json?: unknown;
}

/** A client that costs as little as Node has: connections are kept, bodies are read as text. */
export interface Connection {
  send(path: string, sent?: Sent): Promise<{ readonly status: number; readonly text: string }>;
  close(): void;
}

export function connectionTo(url: string, sockets = 256): Connection {
  const agent = new Agent({ keepAlive: true, maxSockets: sockets });
  const { hostname, port } = new URL(url);
  return {
    send: (path, { headers = {}, json } = {}) =>
      new Promise((resolve, reject) => {
        const body = json === undefined ? undefined : JSON.stringify(json);
        const own = body === undefined ? {} : { "content-type": "application/json", "content-length": body.length };
        const method = body === undefined ? "GET" : "POST";
        const sent = request({ agent, hostname, port, path, method, headers: { ...headers, ...own } }, (answer) => {
          let text = "";
          answer.setEncoding("utf8");
          answer.on("data", (chunk: string) => (text += chunk));
          answer.on("end", () => resolve({ status: answer.statusCode ?? 0, text }));
        });
        sent.on("error", reject).end(body);
      }),
    close: () => agent.destroy(),
  };
}
