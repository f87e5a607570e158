import type { StandardOpenAPIHandlerOptions } from "@orpc/openapi/standard";
import type { Context } from "@orpc/server";
import type { StandardHandlerPlugin } from "@orpc/server/standard";
import { coercionPlugin } from "./coercion-plugin.ts";
import { encodeProblem } from "./problem-body.ts";
import { problemPlugin } from "./problem-plugin.ts";
import { wholeBodyPlugin } from "./whole-body-plugin.ts";

/** What {@link openApiHandlerOptions} sets. */
export type OpenApiHandlerOptions<T extends Context> = Required<
  Pick<StandardOpenAPIHandlerOptions<T>, "plugins" | "customErrorResponseBodyEncoder">
>;

/**
 * Options that make an `OpenAPIHandler` answer as the compiled documents say: `new OpenAPIHandler(router,
 * openApiHandlerOptions())`. Errors are problems (RFC 9457); query, path and header values have the contract's types.
 */
export function openApiHandlerOptions<T extends Context>(
  plugins: readonly StandardHandlerPlugin<T>[] = [],
): OpenApiHandlerOptions<T> {
  return {
    plugins: [problemPlugin<T>(), coercionPlugin<T>(), wholeBodyPlugin<T>(), ...plugins],
    customErrorResponseBodyEncoder: encodeProblem,
  };
}
