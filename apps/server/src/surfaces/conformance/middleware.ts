import type { HostContext, HostMiddleware } from "../../host-env.ts";
import { type FoundOperation, findOperation, type LoadedSurfaces } from "../loaded-surface.ts";
import { type Checker, createChecker } from "./checker.ts";
import type { Mismatch } from "./mismatch.ts";
import { createSseReader } from "./sse-reader.ts";
import { overheard, type Tap, tapped } from "./taps.ts";

export interface ConformanceOptions {
  /** Part of the requests that are looked at, 0 to 1. */
  readonly rate: number;
  /** Hears of each mismatch beside the log. */
  readonly onMismatch?: (mismatch: Mismatch) => void;
  /** A number from 0 to below 1; `Math.random` by default. */
  readonly random?: () => number;
}

/**
 * Holds requests and answers of the mounted surfaces against their documents and logs what does not fit, without values.
 * A request is only looked at when it was taken: what is refused is its sender's mistake. Changes no answer, and reads
 * nothing that nobody else reads.
 */
export function conformance(surfaces: LoadedSurfaces, options: ConformanceOptions): HostMiddleware {
  const { rate, onMismatch, random = Math.random } = options;
  const checkers = new Map<FoundOperation["loaded"], Checker>();
  const checkerOf = (loaded: FoundOperation["loaded"]) => {
    const checker = checkers.get(loaded) ?? createChecker(loaded.whole.document);
    checkers.set(loaded, checker);
    return checker;
  };
  return async (context, next) => {
    const url = rate > 0 && random() < rate ? new URL(context.req.url) : undefined;
    const found = url && findOperation(surfaces, context.req.method, url.pathname);
    if (!found) return next();
    const tap = found.operation.accepts ? tapRequest(context) : undefined;
    await next();
    const check = guarded(context, found, (mismatch) => {
      context.get("log").warn({ ...mismatch }, "not as documented");
      onMismatch?.(mismatch);
    });
    const checker = checkerOf(found.loaded);
    if (context.res.status < 400) check(() => checkRequest(context, checker, { found, url, tap }));
    await checkResponse(context, checker, { found, check });
  };
}

type Check = (make: () => readonly Mismatch[]) => void;

/** A mistake of ours must not become one of the answer. */
function guarded(context: HostContext, { operation }: FoundOperation, tell: (mismatch: Mismatch) => void): Check {
  return (make) => {
    try {
      for (const mismatch of make()) tell(mismatch);
    } catch (error) {
      const { operationId } = operation;
      context.get("log").error({ operationId, error: String(error) }, "could not be held against its document");
    }
  };
}

function tapRequest(context: HostContext): Tap | undefined {
  const { raw } = context.req;
  if (!raw.body) return undefined;
  const tap = tapped(raw.body);
  const body = { body: tap.stream, duplex: "half" };
  context.req.raw = new Request(raw, body);
  return tap;
}

interface Taken {
  readonly found: FoundOperation;
  readonly url: URL;
  readonly tap: Tap | undefined;
}

function checkRequest(context: HostContext, checker: Checker, { found, url, tap }: Taken): Mismatch[] {
  const { headers } = context.req.raw;
  const path = url.pathname.slice(found.loaded.surface.mount.length);
  const head = { path, query: url.searchParams, headers };
  // No body at all is one that was read to its end.
  const text = tap ? tap.text() : "";
  return checker.request(found.operation, head, { type: headers.get("content-type"), text });
}

interface Given {
  readonly found: FoundOperation;
  readonly check: Check;
}

async function checkResponse(context: HostContext, checker: Checker, { found, check }: Given): Promise<void> {
  const { operation } = found;
  const { res } = context;
  const { status, headers, body } = res;
  const type = headers.get("content-type");
  const answer = { status, headers, type };
  if (!body || !type?.startsWith("text/event-stream")) {
    const text = body ? await res.clone().text() : undefined;
    return check(() => checker.response(operation, { ...answer, text }));
  }
  check(() => checker.response(operation, answer));
  const checkEvent = checker.events(operation, status);
  const read = createSseReader((event) => check(() => checkEvent(event)));
  context.res = new Response(overheard(body, read), res);
}
