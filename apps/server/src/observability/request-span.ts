import { type Attributes, context as contexts, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { HostConfig } from "../config/host-config.ts";
import type { HostContext } from "../host-env.ts";
import { knownMethod, methodAttributes } from "./known-method.ts";
import { matchedRoute } from "./route-of.ts";

/** Runs what answers a request inside of a span. */
export type InSpan = (context: HostContext, next: () => Promise<void>) => Promise<void>;

const tracer = trace.getTracer("rawr.host");

/**
 * A span for each request, with the names of OpenTelemetry's semantic conventions for HTTP servers, below the caller's
 * where `traceparent` says one. Values of queries, headers, and addresses of callers are in none.
 */
export function requestSpans({ publicOrigin }: Pick<HostConfig, "publicOrigin">): InSpan {
  const own = publicOrigin === undefined ? undefined : serverAttributes(new URL(publicOrigin));
  const serverOf = own === undefined ? createServerReader() : () => own;
  return async (context, next) => {
    const { req } = context;
    const parent = propagation.extract(contexts.active(), req.raw.headers, {
      get: (headers, name) => headers.get(name) ?? undefined,
      keys: (headers) => [...headers.keys()],
    });
    const attributes = {
      ...methodAttributes(req.method),
      "url.path": req.path,
      ...serverOf(req.url),
    };
    const span = tracer.startSpan(spanName(req.method), { kind: SpanKind.SERVER, attributes }, parent);
    try {
      await contexts.with(trace.setSpan(parent, span), next);
    } finally {
      if (span.isRecording()) {
        const route = matchedRoute(context);
        if (route !== undefined) span.updateName(`${spanName(req.method)} ${route}`).setAttribute("http.route", route);
        span.setAttributes(statusAttributes(context.res.status));
        if (context.res.status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
      }
      span.end();
    }
  };
}

/** As callers see the server: the proxy's name and scheme, not those of the wire behind it. */
function serverAttributes({ protocol, hostname, port }: URL): Attributes {
  const scheme = protocol.slice(0, -1);
  return {
    "url.scheme": scheme,
    "server.address": hostname,
    "server.port": port === "" ? (scheme === "https" ? 443 : 80) : Number(port),
  };
}

/** What an answer's status says. A refusal is no error of the server. */
export function statusAttributes(status: number): Attributes {
  return { "http.response.status_code": status, ...(status >= 500 && { "error.type": String(status) }) };
}

/** Without a public origin it is what the caller calls the host, which is the same for nearly every request. */
function createServerReader(): (url: string) => Attributes {
  let origin = "";
  let attributes: Attributes = {};
  return (url) => {
    if (origin === "" || !url.startsWith(origin)) {
      origin = `${new URL(url).origin}/`;
      attributes = serverAttributes(new URL(url));
    }
    return attributes;
  };
}

/** The method; `HTTP` where a caller invented one. */
function spanName(method: string): string {
  const known = knownMethod(method);
  return known === "_OTHER" ? "HTTP" : known;
}
