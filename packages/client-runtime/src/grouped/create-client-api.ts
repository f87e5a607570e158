import { createApi } from "../api/create-api.ts";
import { type DeprecationOptions, deprecationWarnings } from "../middleware/deprecation-warnings.ts";
import { followRedirects, type RedirectOptions } from "../middleware/follow-redirects.ts";
import { type ErrorBodyOptions, limitErrorBodies } from "../middleware/limit-error-bodies.ts";
import { type RequestIdOptions, requestId } from "../middleware/request-id.ts";
import { type RetryOptions, retry } from "../middleware/retry.ts";
import type { Api, ApiOptions } from "../types.ts";

/** What a client object is made with. `use` surrounds a call once, whatever number of attempts it takes. */
export interface ClientOptions extends ApiOptions {
  /** `false`: a request that fails is not sent again. */
  readonly retry?: RetryOptions | false | undefined;
  /** `false`: nobody is told of operations that are deprecated. */
  readonly deprecationWarnings?: DeprecationOptions | false | undefined;
  /** `false`: calls have no id but the server's. */
  readonly requestId?: RequestIdOptions | false | undefined;
  /** `false`: a redirect is an error. */
  readonly followRedirects?: RedirectOptions | false | undefined;
  /** `false`: the body of an error is read to its end, however long it is. */
  readonly limitErrorBodies?: ErrorBodyOptions | false | undefined;
}

/** Makes what a client object calls with: like `createApi`, with the middleware that most want. */
export function createClientApi(options: ClientOptions): Api {
  const use = [
    options.requestId !== false && requestId(options.requestId),
    options.deprecationWarnings !== false && deprecationWarnings(options.deprecationWarnings),
    ...(options.use ?? []),
    options.retry !== false && retry(options.retry),
    options.followRedirects !== false && followRedirects(options.followRedirects),
    options.limitErrorBodies !== false && limitErrorBodies(options.limitErrorBodies),
  ];
  return createApi({ ...options, use: use.filter((middleware) => middleware !== false) });
}
