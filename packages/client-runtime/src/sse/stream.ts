import { type ApiError, answerError } from "../errors/api-error.ts";
import { ResponseFormatError } from "../errors/failures.ts";
import { operationOf } from "../operation/plan.ts";
import type { Api } from "../types.ts";
import { type StreamSource, type StreamTraits, whereOf } from "./connection.ts";
import type { ServerEvent } from "./parser.ts";
import { Session } from "./session.ts";
import type { EventStream, OptionalStreamCall, StreamCall, StreamOptions } from "./types.ts";

/** Makes the function of an operation that streams: `stream("GET /runs/{runId}/events")`. */
export function stream<Input, Item, Return, Failure>(
  spec: string,
  traits: StreamTraits = {},
): StreamCall<Input, Item, Return, Failure> & OptionalStreamCall<Input, Item, Return, Failure> {
  const call = (api: Api, input?: Input, options: StreamOptions = {}): EventStream<Item, Return> =>
    openStream({ api, spec, traits, input: input as object | undefined, options, checks: {} });
  return Object.assign(call, { spec });
}

function openStream<Item, Return>(source: StreamSource): EventStream<Item, Return> {
  const session = new Session(source);
  const events = follow<Item, Return>(source, session);
  const end = events.return.bind(events);
  // A generator's own `return` waits for the `next` before it, which may wait for an event that never comes.
  return Object.defineProperties(events, {
    return: {
      value: (value: Return) => {
        session.close();
        return end(value);
      },
    },
    lastEventId: { get: () => session.lastEventId },
  }) as EventStream<Item, Return>;
}

async function* follow<Item, Return>(source: StreamSource, session: Session): AsyncGenerator<Item, Return, void> {
  try {
    session.start();
    for (;;) {
      const events = await session.pull();
      if (!events) return undefined as Return;
      for (const event of events) {
        session.throwIfAborted();
        if (!session.accept(event)) continue;
        const { data } = event;
        if (event.event === "error") throw await errorOf(source, session.response, event);
        if (event.event === "message" && data === "[DONE]") return undefined as Return;
        if (event.event === "done") return (await read(source, session.response, event)) as Return;
        if (data !== undefined) yield (await read(source, session.response, event)) as Item;
      }
    }
  } finally {
    session.close();
  }
}

/** The value of an event, as middleware wants it. */
async function read({ spec, traits, checks }: StreamSource, response: Response, { event, data, id }: ServerEvent) {
  const part = event === "done" || event === "error" ? event : "item";
  let value: unknown = data;
  if (part === "item" ? !traits.text : data) {
    try {
      value = JSON.parse(data as string);
    } catch (cause) {
      if (part === "error") return value;
      const detail = `event ${id ?? event} is not JSON: ${data?.slice(0, 500)}`;
      throw new ResponseFormatError(whereOf(response, operationOf(spec)), detail, cause);
    }
  }
  // What is an error anyway is not hidden behind another one.
  return checks.check && part !== "error" ? checks.check(part, value, response) : value;
}

/** An error within a stream has the status that its problem tells; the answer itself began as a 200. */
async function errorOf(source: StreamSource, response: Response, event: ServerEvent): Promise<ApiError> {
  const problem = await read(source, response, event);
  const told = Number((problem as { readonly status?: unknown } | undefined)?.status);
  const status = told >= 400 && told <= 599 ? told : 500;
  const answer = new Response(null, { status, headers: response.headers });
  return answerError(whereOf(response, operationOf(source.spec)), answer, problem, event.data);
}
