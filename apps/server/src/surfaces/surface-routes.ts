import { ValidationError } from "@orpc/server";
import { Hono } from "hono";
import type { HostApp, HostContext, HostEnv } from "../host-env.ts";
import { problemResponse } from "../problems/problem.ts";
import { essenceOf } from "./conformance/body.ts";
import type { DocumentedOperation } from "./documented-operations.ts";
import type { LoadedSurface, LoadedSurfaces } from "./loaded-surface.ts";
import { withRequestId } from "./problem-with-id.ts";
import { createSurfaceHandler, type SurfaceCall } from "./surface-handler.ts";

/**
 * Answers below every mount with what its document says, and nothing else: 404 for unknown paths, 405 with `Allow` for
 * unknown methods, 415 for media types that an operation does not take, all as problems.
 */
export function surfaceRoutes(surfaces: LoadedSurfaces): HostApp {
  const app = new Hono<HostEnv>();
  for (const loaded of surfaces) {
    const answer = createSurfaceHandler(loaded.surface);
    app.all(`${loaded.surface.mount}/*`, (context) => route(context, loaded, answer));
  }
  return app;
}

type Answer = (call: SurfaceCall) => Promise<Response | undefined>;

async function route(context: HostContext, loaded: LoadedSurface, answer: Answer): Promise<Response> {
  const { mount } = loaded.surface;
  // The path as it was sent: Hono's is decoded, and would find operations that the document does not have.
  const { pathname } = new URL(context.req.url);
  const methods = pathname.startsWith(`${mount}/`) ? loaded.table.find(pathname.slice(mount.length)) : undefined;
  if (!methods) return problemResponse(context, { status: 404, code: "NOT_FOUND" });
  const { method } = context.req;
  const operation = methods.get(method === "HEAD" ? "GET" : method);
  if (operation) {
    context.set("route", `${mount}${operation.path}`);
    return call(context, { loaded, operation, answer });
  }
  const allow = allowedBy(methods);
  if (method === "OPTIONS") return new Response(null, { status: 204, headers: { allow } });
  return problemResponse(context, { status: 405, code: "METHOD_NOT_ALLOWED", headers: { allow } });
}

interface Reached {
  readonly loaded: LoadedSurface;
  readonly operation: DocumentedOperation;
  readonly answer: Answer;
}

async function call(context: HostContext, { loaded, operation, answer }: Reached): Promise<Response> {
  const { surface } = loaded;
  const sent = context.req.raw;
  if (!isAcceptable(sent, operation)) {
    const headers = operation.accepts ? { accept: operation.accepts.join(", ") } : {};
    return problemResponse(context, { status: 415, code: "UNSUPPORTED_MEDIA_TYPE", headers });
  }
  const signal = context.get("signal");
  const caller = { principal: context.get("principal"), requestId: context.get("requestId"), signal };
  const response = await answer({
    request: requestFor(context, operation),
    context: surface.context(caller),
    report: (error) => logUnexpected(context, operation, error),
  });
  // `loadSurfaces` has seen a handler at this place; oRPC finding none is a mistake of the host.
  if (!response) throw new Error(`No procedure answered ${operation.operationId}.`);
  return finish(context, response);
}

/**
 * What oRPC sees: GET instead of HEAD, no body where the document has none, no header that makes a body a file, and the
 * media type in small letters, by which it knows JSON.
 */
function requestFor(context: HostContext, operation: DocumentedOperation): Request {
  const sent = context.req.raw;
  const headers = new Headers(sent.headers);
  headers.delete("content-disposition");
  const type = essenceOf(headers.get("content-type"));
  if (type !== undefined) headers.set("content-type", type);
  const body = operation.accepts ? (context.get("body") ?? sent.body) : null;
  const init = { method: operation.method, headers, signal: context.get("signal"), body, duplex: "half" };
  return new Request(sent.url, init);
}

async function finish(context: HostContext, response: Response): Promise<Response> {
  const { headers } = response;
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  if (headers.get("content-type") === "application/problem+json") return withRequestId(context, response);
  if (!headers.get("content-type")?.startsWith("text/event-stream")) return response;
  // nginx holds events back otherwise.
  headers.set("x-accel-buffering", "no");
  if (context.req.method !== "HEAD") return response;
  await response.body?.cancel();
  return new Response(null, response);
}

/** A body without a type is taken for JSON by oRPC, a form for an object: the documents say neither. */
function isAcceptable({ headers }: Request, { accepts }: DocumentedOperation): boolean {
  if (!accepts) return true;
  const type = essenceOf(headers.get("content-type"));
  if (type !== undefined) return accepts.includes(type);
  const length = headers.get("content-length");
  return !headers.has("transfer-encoding") && (length === null || length === "0");
}

function logUnexpected(context: HostContext, { operationId }: DocumentedOperation, error: unknown): void {
  const { name, message, stack = "", cause } = error instanceof Error ? error : new Error(String(error));
  const issues = issuesOf(cause);
  const facts = { operationId, error: name, message, stack, ...(issues !== undefined && { issues }) };
  context.get("log").error(facts, "unexpected error");
}

/** Where an output does not fit its schema; what it holds there is nobody's business. */
function issuesOf(cause: unknown): string | undefined {
  if (!(cause instanceof ValidationError)) return undefined;
  return cause.issues.map(({ path = [], message }) => `/${path.map(keyOf).join("/")}: ${message}`).join("; ");
}

function keyOf(segment: PropertyKey | { readonly key: PropertyKey }): string {
  return String(typeof segment === "object" ? segment.key : segment);
}

function allowedBy(methods: ReadonlyMap<string, unknown>): string {
  const names = [...methods.keys()].flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  return [...names, "OPTIONS"].join(", ");
}
