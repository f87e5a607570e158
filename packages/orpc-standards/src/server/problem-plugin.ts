import type { Context } from "@orpc/server";
import type { StandardHandleResult, StandardHandlerOptions, StandardHandlerPlugin } from "@orpc/server/standard";
import type { ErrorItem } from "../contract/problem-schema.ts";
import { withMappedError } from "./mapped-error.ts";
import { type ErrorFacts, type ProblemBody, problemBody } from "./problem-body.ts";

type Items = Readonly<Record<string, ErrorItem | undefined>>;

/** The errors of the procedure that a request reached; filled in on the way. */
interface Reached {
  items?: Items;
}

const reachedKey = Symbol("the procedure that this request reached");

/**
 * Answers errors as `application/problem+json`, with type and title from the contract.
 * Errors in an event stream become `event: error` with a problem as its data.
 */
export function problemPlugin<T extends Context>(): StandardHandlerPlugin<T> {
  return {
    init(options: StandardHandlerOptions<T>) {
      options.rootInterceptors ??= [];
      options.rootInterceptors.unshift(async (request) => {
        const reached: Reached = {};
        const context = { ...request.context, [reachedKey]: reached };
        const result = await request.next({ ...request, context });
        return result.matched ? asProblem(result, reached) : result;
      });
      options.clientInterceptors ??= [];
      options.clientInterceptors.unshift(async (call) => {
        const reached = (call.context as Record<symbol, Reached | undefined>)[reachedKey];
        if (reached) reached.items = call.procedure["~orpc"].errorMap as Items;
        return call.next();
      });
    },
  };
}

type Matched = Extract<StandardHandleResult, { matched: true }>;

function asProblem(result: Matched, reached: Reached): Matched {
  const { response } = result;
  if (isAsyncIterator(response.body)) {
    const body = withMappedError(response.body, (error) => streamError(error, reached));
    return { ...result, response: { ...response, body } };
  }
  // Outputs are limited to 200 to 399, so everything above was made by the error encoder.
  if (response.status < 400 || !isProblem(response.body)) return result;
  const bytes = new TextEncoder().encode(JSON.stringify(completed(response.body, reached)));
  const headers = {
    ...response.headers,
    "content-type": "application/problem+json",
    "content-length": `${bytes.byteLength}`,
  };
  // oRPC overwrites the content type of everything but a stream.
  return { ...result, response: { ...response, headers, body: new Blob([bytes]).stream() } };
}

/** Type and title from the contract; a detail that only repeats the title goes. */
function completed(problem: ProblemBody, { items }: Reached): ProblemBody {
  const item = items && Object.hasOwn(items, problem.code) ? items[problem.code] : undefined;
  if (!item) return problem;
  const { code, status, data, detail, title } = problem;
  return problemBody({ code, status, data, message: detail ?? title, defined: true }, item);
}

function streamError(error: unknown, { items }: Reached): unknown {
  const event = error as { data?: unknown };
  if (!(error instanceof Error) || !isErrorFacts(event.data)) return error;
  event.data = problemBody(event.data, items?.[event.data.code]);
  return error;
}

function isProblem(body: unknown): body is ProblemBody {
  const { type, code, status } = Object(body) as Partial<ProblemBody>;
  return typeof type === "string" && typeof code === "string" && typeof status === "number";
}

function isErrorFacts(data: unknown): data is ErrorFacts {
  const { code, status, message } = Object(data) as Partial<ErrorFacts>;
  return typeof code === "string" && typeof status === "number" && typeof message === "string";
}

function isAsyncIterator(value: unknown): value is AsyncIteratorObject<unknown, unknown, void> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value && "next" in value;
}
