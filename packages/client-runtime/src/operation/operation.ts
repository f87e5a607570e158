import { json } from "../bodies/json.ts";
import { BaseError } from "../errors/base-error.ts";
import type { Api, CallOptions, Exchange, RequestHeaders } from "../types.ts";
import type { Call, CallPromise, OptionalCall, Result } from "./call.ts";
import type { Plan } from "./plan.ts";
import { read } from "./read.ts";
import type { Input, Traits } from "./traits.ts";
import { urlOf } from "./url.ts";

/** Makes the function of an operation: `operation("PUT /runs/{runId}{?dry} >")`. */
export function operation<I, O, E>(spec: string, traits?: Traits): Call<I, O, E> & OptionalCall<I, O, E> {
  const [method, path, body] = spec.split(" ") as [string, string, string?];
  const plan: Plan = {
    styles: urlOf,
    encode: json,
    decode: read,
    accept: "application/json",
    ...(traits as object),
    operation: `${method} ${path.split(/{[?^&]/)[0]}`,
    method,
    // A comma is one of a list only where a brace closes before the next opens.
    steps: path.split(/[{,](?=[^{]*})(\??)([^{,}*]+)([^{,}]*)}?/),
    // `fetch` would send an API key on to whatever server a redirect names.
    redirect: "manual",
  };

  /** Makes the request, sends it and reads its answer. Rejects with a `CallError`. */
  async function run({ baseUrl: url, send, options: common }: Api, input: Input, options: CallOptions = {}) {
    const { signal, timeout = common.timeout } = options;
    const headers: RequestHeaders = { accept: plan.accept };
    const exchange: Exchange = { ...plan, url, headers, signal, credentials: common.credentials };
    try {
      if (timeout) exchange.signal = AbortSignal.any([AbortSignal.timeout(timeout)].concat(signal ?? []));
      addHeaders(headers, common.headers);
      const rest: Record<string, unknown> = { ...input };
      exchange.url += exchange.styles(exchange, rest);
      const value = body === ">" ? rest : body && rest[body.slice(1)];
      if (value !== undefined) exchange.body = exchange.encode(value, exchange);
      addHeaders(headers, options.headers);
      exchange.prepare?.(exchange, options);
      const response = await send(exchange);
      exchange.requestId = response.headers.get("x-request-id") ?? exchange.requestId;
      return await (response.ok ? exchange.decode : read)(response, exchange);
    } catch (cause) {
      throw cause instanceof BaseError ? cause : failureOf(exchange, cause);
    }
  }
  return Object.assign(
    (api: Api, input?: unknown, options?: CallOptions) =>
      Object.assign(run(api, input as Input, options), { safe }) as CallPromise<O, E>,
    { spec },
  );
}

/** The method of a call's promise that resolves either way. */
export function safe<Output, Failure>(this: Promise<Output>): Promise<Result<Output, Failure>> {
  return this.then(
    (data) => ({ ok: true, data }),
    (error) => ({ ok: false, error }),
  );
}

function addHeaders(headers: RequestHeaders, init: RequestInit["headers"]): void {
  if (init) Object.assign(headers, Object.fromEntries(new Headers(init)));
}

/** What kept a call from an answer. */
function failureOf(exchange: Exchange, cause: unknown): BaseError {
  // What `fetch` says of a URL or a header quotes it, with the password or the key that it holds.
  const refused = /URL|header|Byte/i.test(cause as string);
  let code = exchange.sent && !refused ? "NETWORK_ERROR" : "INVALID_REQUEST";
  if (exchange.signal?.aborted) code = (cause as Error | undefined)?.name === "TimeoutError" ? "TIMEOUT" : "ABORTED";
  return new BaseError(code, exchange, code, refused ? undefined : { cause });
}
