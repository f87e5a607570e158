import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { AsyncIteratorClass, ORPCError } from "@orpc/server";
import type { StandardHandlerOptions, StandardHandlerPlugin } from "@orpc/server/standard";
import { encodeProblem, openApiHandlerOptions, type ProblemBody } from "@rawr/orpc-standards/server";
import type { MountedSurface } from "../composition.ts";
import { titles } from "../problems/titles.ts";

/** Context of the host's own interceptors: handlers do not see it. */
const reportKey = Symbol("who hears of unexpected errors of this request");

type Report = (error: unknown) => void;
type SurfaceContext = Record<PropertyKey, unknown> & { readonly [reportKey]?: Report };

export interface SurfaceCall {
  readonly request: Request;
  /** What {@link MountedSurface.context} made. */
  readonly context: Record<PropertyKey, unknown>;
  /** Hears of errors that the caller is told nothing of, those in a stream included. */
  readonly report: Report;
}

/** Milliseconds between comments in an idle stream: less than what proxies wait. */
const keepAliveMs = 15_000;

/** Makes the function that answers below a mount; `undefined` where the router has nothing. */
export function createSurfaceHandler({
  router,
  mount,
}: Pick<MountedSurface, "router" | "mount">): (call: SurfaceCall) => Promise<Response | undefined> {
  const handler = new OpenAPIHandler<SurfaceContext>(router, {
    ...openApiHandlerOptions<SurfaceContext>([reportingPlugin()]),
    customErrorResponseBodyEncoder: encodeWithIssues,
    eventIteratorKeepAliveEnabled: true,
    eventIteratorKeepAliveInterval: keepAliveMs,
    // Sent at once, so that callers and proxies see the headers before the first event.
    eventIteratorInitialCommentEnabled: true,
  });
  return async ({ request, context, report }) => {
    const prefix = mount as `/${string}`;
    const { response } = await handler.handle(request, { prefix, context: { ...context, [reportKey]: report } });
    return response;
  };
}

function reportingPlugin(): StandardHandlerPlugin<SurfaceContext> {
  return {
    init(options: StandardHandlerOptions<SurfaceContext>) {
      options.clientInterceptors ??= [];
      options.clientInterceptors.push(async (call) => {
        const report: Report = (error) => {
          if (isUnexpected(error) && call.signal?.aborted !== true) call.context[reportKey]?.(error);
        };
        try {
          const output = await call.next();
          return isAsyncIterator(output) ? observed(output, report) : output;
        } catch (error) {
          report(error);
          throw error;
        }
      });
    },
  };
}

/** The same stream; values pass untouched, because oRPC hangs event ids on them. */
function observed(stream: AsyncIteratorObject<unknown, unknown, void>, report: Report) {
  return new AsyncIteratorClass(
    async () => {
      try {
        return await stream.next();
      } catch (error) {
        report(error);
        throw error;
      }
    },
    async (reason) => {
      if (reason !== "next") await stream.return?.();
    },
  );
}

/** oRPC's own refusal of a malformed body, in the document's words: they promise issues. */
function encodeWithIssues(error: unknown): ProblemBody | undefined {
  const problem = encodeProblem(error);
  if (problem?.code !== "BAD_REQUEST" || problem.data !== undefined) return problem;
  const message = "The body cannot be read as what its Content-Type says.";
  return {
    ...problem,
    title: titles["BAD_REQUEST"] ?? problem.title,
    detail: message,
    data: { issues: [{ path: [], message }] },
  };
}

/** Contracts declare 500 so that callers can read it; it stays something that nobody expected. */
function isUnexpected(error: unknown): boolean {
  return !(error instanceof ORPCError) || error.status === 500 || (error.status > 500 && !error.defined);
}

function isAsyncIterator(value: unknown): value is AsyncIteratorObject<unknown, unknown, void> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value && "next" in value;
}
