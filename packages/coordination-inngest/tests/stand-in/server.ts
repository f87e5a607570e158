import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { compileExpression, createUlids } from "@rawr/workflow-runtime/internals";
import { bearerToken, signature } from "../../src/connection/signing-key.ts";
import { Executor } from "./executor.ts";
import { dataOf, type Event, type Op, type ServerRun } from "./run.ts";

export const signingKey = "signkey-test-0123456789abcdef0123456789abcdef";
export const eventKey = "abcdef0123456789";

const nextUlid = createUlids(Date.now, Math.random);

export interface StandInOptions {
  readonly kind?: "dev" | "cloud";
  readonly retryMs?: number;
  /** Added to the `date` header. */
  readonly skewMs?: number;
}

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
}

/** An Inngest server of the kind that is recorded in `inngest-wire`, as far as these tests need one; on loopback. */
export class StandIn {
  readonly executor: Executor;
  /** Events as they came in. */
  readonly received: Event[] = [];
  /** Refuses every connection. */
  isDown = false;
  /** Takes events, and closes the connection instead of answering. */
  losesAnswers = false;
  /** Answers events with this status. */
  eventStatus = 200;
  readonly #options: StandInOptions;
  readonly #kind: "dev" | "cloud";
  readonly #server: Server;
  #app = { name: "", url: "" };

  private constructor(options: StandInOptions) {
    this.#options = options;
    this.#kind = options.kind ?? "cloud";
    this.executor = new Executor({ kind: this.#kind, signingKey, retryMs: options.retryMs ?? 10 });
    this.#server = createServer((request, response) => void this.#handle(request, response));
  }

  static async start(options: StandInOptions = {}): Promise<StandIn> {
    const standIn = new StandIn(options);
    await new Promise<void>((resolve) => standIn.#server.listen(0, "127.0.0.1", resolve));
    return standIn;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Makes the application at a URL register itself, as `inngest start --sdk-url` does. */
  async sync(appUrl: string): Promise<number> {
    const body = JSON.stringify({ url: appUrl });
    const signed = this.#kind === "cloud" ? { "x-inngest-signature": signature(body, signingKey, Date.now()) } : {};
    const headers = { "content-type": "application/json", "x-inngest-server-kind": this.#kind, ...signed };
    const response = await fetch(appUrl, { method: "PUT", headers, body });
    await response.text();
    return response.status;
  }

  runsOf(functionId: string): readonly ServerRun[] {
    return [...this.executor.runs.values()].filter(({ fn }) => fn.id === functionId);
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    if (this.isDown) return void request.socket.destroy();
    const url = new URL(request.url ?? "/", this.url);
    const answer = this.#route(request, url, Buffer.concat(chunks).toString());
    if (this.losesAnswers && url.pathname.startsWith("/e/")) return void request.socket.destroy();
    response.setHeader("x-inngest-server-kind", this.#kind);
    response.setHeader("date", new Date(Date.now() + (this.#options.skewMs ?? 0)).toUTCString());
    response.writeHead(answer.status ?? 200, { "content-type": "application/json" });
    response.end(answer.body === undefined ? "" : JSON.stringify(answer.body));
  }

  #route(request: IncomingMessage, url: URL, text: string): Answer {
    const [, first, second, third, fourth] = url.pathname.split("/");
    const body = text === "" ? undefined : JSON.parse(text);
    if (first === "health") return { body: { status: 200, message: "OK" } };
    if (first === "e") return this.#events(request, second ?? "", body);
    const token = `Bearer ${bearerToken(signingKey)}`;
    if (this.#kind === "cloud" && request.headers.authorization !== token) {
      return { status: 401, body: { error: "Unauthorized" } };
    }
    if (first === "fn") return this.#register(body);
    if (second === "apps") return this.#describeApp(third ?? "");
    if (second === "events") return { body: { data: this.#runsOfEvent(third ?? "") } };
    const run = this.executor.runs.get(third ?? "");
    if (run === undefined) return { status: 404, body: { error: "Unable to load function run" } };
    if (second === "checkpoint") return this.#checkpoint(run, body.steps);
    if (request.method === "DELETE") return this.#cancel(run);
    return { body: { data: fourth === "trace" ? trace(run) : { id: run.id, function: { id: run.fn.id } } } };
  }

  #events(request: IncomingMessage, key: string, body: Partial<Event>[]): Answer {
    if (this.#kind === "cloud" && key !== eventKey)
      return { status: 401, body: { error: "Event key not found", status: 401 } };
    if (this.eventStatus !== 200)
      return { status: this.eventStatus, body: { error: "refused", status: this.eventStatus } };
    const ids = body.map((item, index) => {
      const internalId = seededId(request.headers["x-inngest-event-id-seed"], index + 1) ?? nextUlid();
      const { id = internalId, name = "", ts = Date.now() } = item;
      const event: Event = { data: dataOf(item), id, name, ts, user: {} };
      this.received.push(event);
      setImmediate(() => this.executor.accept(event, internalId));
      return internalId;
    });
    return { body: { ids, status: 200 } };
  }

  #register(body: { appName: string; url: string; functions: Registered[] }): Answer {
    this.#app = { name: body.appName, url: body.url };
    this.executor.functions.clear();
    for (const fn of body.functions) {
      this.executor.functions.set(fn.id, {
        id: fn.id,
        url: fn.steps.step.runtime.url,
        attempts: (fn.steps.step.retries?.attempts ?? 4) + 1,
        triggers: fn.triggers.flatMap(({ event, expression }) =>
          event === undefined ? [] : [{ event, ...(expression && { condition: compileExpression(expression) }) }],
        ),
        cancel: (fn.cancel ?? []).map(({ event, if: source }) => ({
          event,
          ...(source && { condition: compileExpression(source) }),
        })),
      });
    }
    return { body: { ok: true, modified: true } };
  }

  #describeApp(id: string): Answer {
    if (id !== this.#app.name)
      return { status: 404, body: { errors: [{ code: "not_found", message: "App not found" }] } };
    const functionCount = this.executor.functions.size;
    return { body: { data: { id, name: id, functionCount, latestSync: { status: "success", url: this.#app.url } } } };
  }

  #runsOfEvent(id: string): unknown[] {
    const runs = [...this.executor.runs.values()].filter((run) => run.internalEventId === id);
    return runs.map((run) => ({
      run_id: run.id,
      run_started_at: new Date().toISOString(),
      function_id: "668a6583-dcc9-5838-9009-4618906a1178",
      event_id: run.internalEventId,
      status: run.status,
      ended_at: run.endedAt ?? null,
      output: run.output ?? null,
    }));
  }

  #checkpoint(run: ServerRun, steps: readonly Op[]): Answer {
    if (run.status !== "Running") return { status: 409 };
    this.executor.checkpoint(run, steps);
    return {};
  }

  #cancel(run: ServerRun): Answer {
    this.executor.end(run, "Cancelled");
    return { status: 204 };
  }
}

interface Registered {
  readonly id: string;
  readonly triggers: readonly { readonly event?: string; readonly expression?: string }[];
  readonly steps: { readonly step: { runtime: { url: string }; retries?: { attempts: number } } };
  readonly cancel?: readonly { readonly event: string; readonly if?: string }[];
}

function trace(run: ServerRun): unknown {
  const children = run.stack.map((id) => {
    const memo = run.steps.get(id);
    const failed = typeof memo === "object" && memo !== null && "error" in memo;
    return { name: run.names.get(id), stepId: id, status: failed ? "FAILED" : "COMPLETED" };
  });
  return { runId: run.id, rootSpan: { name: run.fn.id, status: run.status.toUpperCase(), children } };
}

/** As the server does: millis and ten bytes, the event's position added to the last four. */
function seededId(seed: string | string[] | undefined, position: number): string | undefined {
  const [millis, base64] = String(seed ?? "").split(",");
  if (!millis || !base64) return undefined;
  const entropy = Buffer.from(base64, "base64");
  entropy.writeUInt32BE((entropy.readUInt32BE(6) + position) >>> 0, 6);
  let bits = (BigInt(millis) << 80n) | BigInt(`0x${entropy.toString("hex")}`);
  let text = "";
  for (let digit = 0; digit < 26; digit += 1, bits >>= 5n)
    text = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[Number(bits & 31n)] + text;
  return text;
}
