import type { HttpBindings } from "@hono/node-server";
import type { HostConfig } from "../config/host-config.ts";
import type { HostContext, HostMiddleware } from "../host-env.ts";
import { callerKey } from "../principal/caller-key.ts";
import { problemResponse } from "../problems/problem.ts";
import { guardedStream } from "./guarded-stream.ts";
import type { Flight, InFlight } from "./in-flight.ts";

export interface RequestScopeOptions {
  readonly config: Pick<HostConfig, "limits" | "trustProxy">;
  readonly inFlight: InFlight;
  readonly now: () => Date;
  /** Requests that may take as long as they need: the engine's calls. */
  readonly unhurried: (path: string) => boolean;
}

/** Gives each request a signal and a time, and counts those that are not over; an event stream is over when it ends. */
export function requestScope(options: RequestScopeOptions): HostMiddleware {
  const { config, inFlight, unhurried } = options;
  return async (context, next) => {
    const flight = inFlight.enter();
    const { controller } = flight;
    const gone = context.req.raw.signal;
    gone.addEventListener("abort", () => controller.abort(gone.reason), { once: true });
    context.set("signal", controller.signal);
    try {
      if (unhurried(context.req.path)) await next();
      else await inTime(context, next, { controller, ms: config.limits.requestMs });
      if (isEventStream(context.res)) openStream(context, flight, options);
    } finally {
      if (flight.stream === undefined) inFlight.leave(flight);
    }
  };
}

interface Time {
  readonly controller: AbortController;
  readonly ms: number;
}

async function inTime(context: HostContext, next: () => Promise<void>, { controller, ms }: Time): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), ms);
  });
  const outcome = await Promise.race([next(), late]).finally(() => clearTimeout(timer));
  if (outcome !== "late") return;
  controller.abort(new DOMException("The request's time is up.", "TimeoutError"));
  const { incoming } = (context.env ?? {}) as Partial<HttpBindings>;
  context.res =
    incoming?.complete === false
      ? problemResponse(context, { status: 408, code: "REQUEST_TIMEOUT", headers: { connection: "close" } })
      : problemResponse(context, { status: 503, code: "SERVICE_UNAVAILABLE", headers: { "retry-after": "5" } });
}

function isEventStream(response: Response): boolean {
  return response.headers.get("content-type")?.startsWith("text/event-stream") === true;
}

/** The longest that a timer waits; a stream of that age may well begin anew. */
const longestTimer = 2 ** 31 - 1;

function openStream(context: HostContext, flight: Flight, { config, inFlight, now }: RequestScopeOptions): void {
  const { body, headers, status } = context.res;
  if (body === null) return;
  const stream = { caller: callerKey(context, config.trustProxy), session: context.get("session") };
  if (!inFlight.becomeStream(flight, stream, config.limits.streams)) {
    body.cancel().catch(() => undefined);
    const detail = `More than ${config.limits.streams} event streams are open.`;
    const refusal = { status: 429, code: "TOO_MANY_REQUESTS", detail, headers: { "retry-after": "5" } };
    // Hono puts the headers of the stream on it, of which those for other origins' pages belong there.
    context.res = problemResponse(context, refusal);
    return;
  }
  const { controller } = flight;
  // Whoever lost access since then hears no more; with a credential that is still good, clients come back by themselves.
  const ends = context.get("credentialEnds");
  const left = ends === undefined ? longestTimer : Math.min(ends - now().getTime(), longestTimer);
  const timer = setTimeout(() => controller.abort(), left);
  const onEnd = () => {
    clearTimeout(timer);
    inFlight.leave(flight);
  };
  replace(context, new Response(guardedStream(body, { signal: controller.signal, onEnd }), { status, headers }));
}

/** Hono would copy the headers of the answer that is thrown away. */
function replace(context: HostContext, response: Response): void {
  context.res = undefined;
  context.res = response;
}
