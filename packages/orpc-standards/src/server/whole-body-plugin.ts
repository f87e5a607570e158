import { fallbackContractConfig } from "@orpc/contract";
import type { Context } from "@orpc/server";
import type { StandardHandlerOptions, StandardHandlerPlugin } from "@orpc/server/standard";

/** Hands the body from the interceptor that sees the request to the one that knows the procedure. */
const sentBody = Symbol("the body as it was sent");

type ReadBody = () => Promise<unknown>;

/**
 * Holds a body that is no object against the contract where oRPC would drop it without a word: beside path parameters it
 * only takes members.
 */
export function wholeBodyPlugin<T extends Context>(): StandardHandlerPlugin<T> {
  return {
    init(options: StandardHandlerOptions<T>) {
      options.interceptors ??= [];
      options.interceptors.push((call) =>
        call.next({ ...call, context: { ...call.context, [sentBody]: call.request.body } }),
      );
      options.clientInterceptors ??= [];
      options.clientInterceptors.unshift(async (call) => {
        const { route } = call.procedure["~orpc"];
        const isCompact = fallbackContractConfig("defaultInputStructure", route.inputStructure) === "compact";
        if (!isCompact || route.method === "GET" || !route.path?.includes("{")) return call.next();
        // Decoding has read it already: this is the same promise.
        const body = await (call.context as { readonly [sentBody]?: ReadBody })[sentBody]?.();
        return isDropped(body) ? call.next({ ...call, input: body }) : call.next();
      });
    },
  };
}

function isDropped(body: unknown): boolean {
  return body !== undefined && (typeof body !== "object" || body === null || Array.isArray(body));
}
