import type { Context } from "@orpc/server";
import type { StandardHandleResult, StandardHandlerOptions, StandardHandlerPlugin } from "@orpc/server/standard";
import { type DeprecationDates, deprecationHeaders } from "../contract/deprecation-headers.ts";

/** What the operation that a request reached says of its own end; filled in on the way. */
interface Reached {
  sunset?: string;
}

const reachedKey = Symbol("the sunset of the operation that this request reached");

/**
 * Tells callers of a surface version that it ends, as its documents say: every answer has `Deprecation`, `Sunset` and
 * `Link`. Give it what `defineSurface` has as `deprecated`. An operation whose own `sunset` is earlier says that one.
 *
 * @throws TypeError when a date is none.
 */
export function deprecationPlugin<T extends Context>(deprecated: DeprecationDates): StandardHandlerPlugin<T> {
  const common = deprecationHeaders(deprecated);
  const headersFor = ({ sunset }: Reached): Record<string, string> => {
    const isEarlier = sunset !== undefined && Date.parse(sunset) < Date.parse(deprecated.sunset ?? "9999-12-31");
    return isEarlier ? { ...common, ...deprecationHeaders({ sunset }) } : common;
  };
  return {
    init(options: StandardHandlerOptions<T>) {
      options.rootInterceptors ??= [];
      options.rootInterceptors.unshift(async (request) => {
        const reached: Reached = {};
        const context = { ...request.context, [reachedKey]: reached };
        const result = await request.next({ ...request, context });
        return result.matched ? withHeaders(result, headersFor(reached)) : result;
      });
      options.clientInterceptors ??= [];
      options.clientInterceptors.unshift(async (call) => {
        const reached = (call.context as Record<symbol, Reached | undefined>)[reachedKey];
        const { sunset } = call.procedure["~orpc"].meta as { readonly sunset?: unknown };
        if (reached && typeof sunset === "string") reached.sunset = sunset;
        return call.next();
      });
    },
  };
}

type Matched = Extract<StandardHandleResult, { matched: true }>;

/** What a handler sets itself stands; links are a list. */
function withHeaders(result: Matched, added: Readonly<Record<string, string>>): Matched {
  const headers = { ...result.response.headers };
  for (const [name, value] of Object.entries(added)) {
    const key = name.toLowerCase();
    const own = headers[key];
    if (own === undefined) headers[key] = value;
    else if (key === "link") headers[key] = [own, value].flat().join(", ");
  }
  return { ...result, response: { ...result.response, headers } };
}
