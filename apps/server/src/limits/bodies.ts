import type { HostContext, HostMiddleware } from "../host-env.ts";
import { type Problem, problemResponse } from "../problems/problem.ts";
import { isDeeperThan } from "./json-depth.ts";
import { readBody } from "./read-body.ts";

/** How deep the brackets of a JSON body may be nested: validators are recursive, and no contract needs more. */
const deepest = 64;

/** Bytes that the engine may send with a call: outputs of a run's steps. */
const ingressBytes = 5 * 2 ** 20;

export interface BodyOptions {
  readonly bodyBytes: number;
  /** Whether the path is that of an API, whose bodies are parsed. */
  readonly isApi: (path: string) => boolean;
  readonly isIngress: (path: string) => boolean;
}

/**
 * Reads each body within its limit before a route sees it. What an API gets is its bytes (a request costs more than all
 * the other limits), what other routes get is a request in memory.
 */
export function bodies({ bodyBytes, isApi, isIngress }: BodyOptions): HostMiddleware {
  return async (context, next) => {
    const { raw, path } = context.req;
    if (!hasBody(raw)) return next();
    const api = isApi(path);
    if (isEncoded(raw)) return problemResponse(context, { status: 415, code: "UNSUPPORTED_MEDIA_TYPE", ...encoded });
    const body = await received(context, isIngress(path) ? ingressBytes : bodyBytes);
    if (body === undefined) return problemResponse(context, { status: 400, code: "BAD_REQUEST", ...brokenOff });
    if (body === "too large") return problemResponse(context, { status: 413, code: "PAYLOAD_TOO_LARGE" });
    if (api && isDeeperThan(body, deepest)) return problemResponse(context, tooDeep);
    if (api && body.byteLength > 0) {
      context.set("body", body);
      return next();
    }
    const { method, headers } = raw;
    // Without a signal, which costs as much as the rest: the one of the context is the one to go by.
    if (method !== "GET" && method !== "HEAD") {
      context.req.raw = new Request(raw.url, {
        method,
        ...(body.byteLength > 0 ? { headers, body } : bodiless(headers)),
      });
    }
    await next();
  };
}

/** A body of nothing in pieces is none, whatever clients announce before they know. */
function bodiless(sent: Headers): { readonly headers: Headers } {
  const headers = new Headers(sent);
  headers.delete("transfer-encoding");
  return { headers };
}

function issue(message: string): Pick<Problem, "data"> {
  return { data: { issues: [{ path: [], message }] } };
}

const brokenOff = issue("the body broke off");
const tooDeep: Problem = { status: 400, code: "BAD_REQUEST", ...issue(`is nested deeper than ${deepest} levels`) };

const encoded = {
  detail: "The body is compressed; send it without a content-encoding.",
  headers: { "accept-encoding": "identity" },
};

async function received(
  context: HostContext,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | "too large" | undefined> {
  try {
    return await readBody(context.req.raw, limit);
  } catch {
    return undefined;
  }
}

function hasBody({ headers }: Request): boolean {
  const announced = headers.get("content-length");
  return announced === null ? headers.has("transfer-encoding") : announced !== "0";
}

/** A body that unfolds when it is read has no size that could be limited. */
function isEncoded({ headers }: Request): boolean {
  return (headers.get("content-encoding") ?? "identity").toLowerCase() !== "identity";
}
