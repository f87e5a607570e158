import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import type { AnyContractProcedure, AnyContractRouter } from "@orpc/contract";
import { OpenAPIHandler, type OpenAPIHandlerOptions } from "@orpc/openapi/node";
import { implement, ORPCError, type Router, withEventMeta } from "@orpc/server";
import type { Answer, Script, Seen, StreamScript, Thrown, WireServer } from "../case.ts";
import { listen } from "./listen.ts";
import { readableInput } from "./readable-input.ts";

interface Context {
  readonly seen: Seen;
  readonly answer: Answer;
  readonly cut: () => void;
}

type Contract = Readonly<Record<string, AnyContractProcedure>>;
type Options = OpenAPIHandlerOptions<Context>;

export const mount = "/api";

/** Mounts a contract: every operation notes its input and does what the test said. */
export async function serveContract(contract: AnyContractRouter, options: Options = {}): Promise<WireServer> {
  const handler = new OpenAPIHandler<Context>(routerOf(contract as Contract), options);
  const seen: Seen[] = [];
  let script: Script = [];
  const { origin, close } = await listen(async (request, response) => {
    const entry = { ...requestLine(request), handled: false, input: undefined };
    const answer = answerTo(entry, script, seen.length);
    seen.push(entry);
    if (answerRaw(answer, request, response)) return;
    const cut = () => void response.socket?.destroy();
    try {
      const context = { seen: entry, answer, cut };
      const { matched } = await handler.handle(request, response, { prefix: mount, context });
      if (!matched) response.writeHead(404, { "content-type": "text/plain" }).end("No operation matches");
    } catch {
      response.destroy();
    }
  });
  const play = (next: Script) => {
    seen.length = 0;
    script = next;
  };
  return { url: `${origin}${mount}`, seen, play, close };
}

export function requestLine(request: IncomingMessage): Pick<Seen, "method" | "url" | "headers"> {
  return { method: request.method ?? "", url: request.url ?? "", headers: request.headers };
}

/** What a script says to a request, of which there were `before` others. */
export function answerTo(request: Seen, script: Script, before: number): Answer {
  if (typeof script === "function") return script(request);
  return script[Math.min(before, script.length - 1)] ?? {};
}

/** Whether the answer was one that no handler gives. */
export function answerRaw(answer: Answer, request: IncomingMessage, response: ServerResponse): boolean {
  const { raw, rawResponder } = answer;
  if (rawResponder) rawResponder(request, response);
  else if (raw) response.writeHead(raw.status, raw.headers).end(raw.body);
  return raw !== undefined || rawResponder !== undefined;
}

/** What of an implementer this needs: with a contract that is not known by type, oRPC's own says `never`. */
interface AnyImplementer {
  handler(handler: (call: HandlerCall) => unknown): unknown;
}

interface HandlerCall {
  readonly input: unknown;
  readonly lastEventId: string | undefined;
  readonly context: Context;
  readonly errors: Readonly<Record<string, ((options: object) => Error) | undefined>>;
}

function routerOf(contract: Contract): Router<AnyContractRouter, Context> {
  const implementer = implement(contract) as unknown as Record<string, AnyImplementer>;
  const procedures = Object.keys(contract).map((name) => [name, implementer[name]?.handler(respond)]);
  return Object.fromEntries(procedures) as Router<AnyContractRouter, Context>;
}

async function respond(call: HandlerCall): Promise<unknown> {
  const { answer, seen } = call.context;
  seen.handled = true;
  seen.input = await readableInput(call.input);
  if (answer.stream) return streamOf(answer.stream, call);
  if (answer.throws) throw errorOf(answer.throws, call);
  return "output" in answer ? answer.output : { ok: true };
}

async function* streamOf(script: StreamScript, call: HandlerCall): AsyncGenerator<unknown, unknown, void> {
  const { items, returns, throws, cutAfter = Number.POSITIVE_INFINITY } = script;
  for (let index = Number(call.lastEventId ?? 0); index < items.length; index++) {
    if (index >= cutAfter) break;
    const item = items[index];
    yield withEventMeta(item as object, { id: String(index + 1), retry: 10 });
  }
  if (cutAfter !== Number.POSITIVE_INFINITY) {
    // What was yielded has to leave the process first.
    await setTimeout(50);
    call.context.cut();
    return undefined;
  }
  if (throws) throw errorOf(throws, call);
  return returns;
}

function errorOf({ code, status, data, message }: Thrown, { errors }: HandlerCall): Error {
  const more = { ...(data !== undefined && { data }), ...(message !== undefined && { message }) };
  if (status !== undefined)
    return new ORPCError<string, unknown>(code, { data, status, ...(message !== undefined && { message }) });
  const declared = errors[code];
  if (!declared) throw new TypeError(`The contract has no ${code}`);
  return declared(more);
}
