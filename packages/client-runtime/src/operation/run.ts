import { json } from "../bodies/json.ts";
import { BaseError } from "../errors/base-error.ts";
import type { Api, CallOptions, Exchange } from "../types.ts";
import { addHeaders } from "./headers.ts";
import type { Plan } from "./plan.ts";
import { read } from "./read.ts";
import type { Input } from "./traits.ts";
import { urlOf } from "./url.ts";

/** Makes the request of a call, sends it and reads its answer, within the time it has. Rejects with a `CallError`. */
export async function run(api: Api, plan: Plan, input: Input, options: CallOptions): Promise<unknown> {
  const { signal, timeout = api.options.timeout } = options;
  const { bodyKey } = plan;
  const exchange: Exchange = {
    ...plan,
    url: api.baseUrl,
    headers: { accept: plan.accept ?? "application/json", ...api.headers },
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: ((by: unknown) => void) | undefined;
  try {
    if (signal || timeout) {
      const controller = new AbortController();
      exchange.signal = controller.signal;
      stop = (by) => {
        const code = typeof by === "string" ? by : "ABORTED";
        controller.abort(new BaseError(code, exchange, code, { cause: signal?.reason }));
      };
      if (timeout) timer = setTimeout(stop, timeout, "TIMEOUT");
      signal?.addEventListener("abort", stop);
      if (signal?.aborted) stop(0);
    }
    const rest: Record<string, unknown> = { __proto__: null, ...input };
    exchange.url += (exchange.styles ?? urlOf)(exchange, rest);
    if (bodyKey !== undefined) {
      const body = bodyKey ? rest[bodyKey] : rest;
      if (body !== undefined) exchange.body = (plan.encode ?? json)(body, exchange);
    }
    addHeaders(exchange.headers, options.headers);
    exchange.prepare?.(exchange, options);
    const response = await api.send(exchange);
    exchange.requestId = response.headers.get("x-request-id") ?? exchange.requestId;
    return await ((response.ok && exchange.decode) || read)(response, exchange);
  } catch (cause) {
    throw cause instanceof BaseError
      ? cause
      : new BaseError(exchange.sent ? "NETWORK_ERROR" : "INVALID_REQUEST", exchange, undefined, { cause });
  } finally {
    clearTimeout(timer);
    if (stop) signal?.removeEventListener("abort", stop);
  }
}
