import { BaseError } from "../errors/base-error.ts";
import type { Api, CallOptions, Exchange } from "../types.ts";
import type { Plan } from "./plan.ts";
import { read } from "./read.ts";
import type { Input } from "./traits.ts";

/** Makes the request of a call, sends it and reads its answer, within the time it has. Rejects with a `CallError`. */
export async function run(api: Api, plan: Plan, input: Input | undefined, options: CallOptions): Promise<unknown> {
  const { signal, timeout = api.options.timeout } = options;
  const { accept, bodyKey } = plan;
  const { credentials } = api.options;
  const exchange: Exchange = { ...plan, url: api.baseUrl, headers: { accept }, credentials };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: ((by: unknown) => void) | undefined;
  try {
    if (signal || timeout) {
      const controller = new AbortController();
      exchange.signal = controller.signal;
      stop = (by) => {
        controller.abort(
          by === timeout
            ? new BaseError("TIMEOUT", exchange, `no answer within ${timeout} ms`)
            : new BaseError("ABORTED", exchange, "aborted by the caller", { cause: signal?.reason }),
        );
      };
      if (timeout) timer = setTimeout(stop, timeout, timeout);
      signal?.addEventListener("abort", stop);
      if (signal?.aborted) stop(signal);
    }
    addHeaders(exchange, api.options.headers);
    // Only own keys: a parameter may be called `constructor`.
    const rest: Record<string, unknown> = { __proto__: null, ...input };
    exchange.url += exchange.styles(exchange, rest);
    const body = bodyKey === "" ? rest : rest[bodyKey as string];
    if (body !== undefined) exchange.body = exchange.encode(body, exchange);
    addHeaders(exchange, options.headers);
    exchange.prepare?.(exchange, options);
    const response = await api.send(exchange);
    exchange.requestId = response.headers.get("x-request-id") ?? exchange.requestId;
    return await (response.ok ? exchange.decode : read)(response, exchange);
  } catch (cause) {
    if (cause instanceof BaseError) throw cause;
    // What `fetch` says of a URL quotes it, with the password or the key that it holds.
    throw exchange.sent && !/URL/.test(`${cause}`)
      ? new BaseError("NETWORK_ERROR", exchange, "no answer", { cause })
      : new BaseError("INVALID_REQUEST", exchange, "cannot be sent", exchange.sent ? undefined : { cause });
  } finally {
    clearTimeout(timer);
    if (stop) signal?.removeEventListener("abort", stop);
  }
}

function addHeaders({ headers }: Exchange, init: RequestInit["headers"] = {}): void {
  const record: object = Symbol.iterator in init ? Object.fromEntries(init) : init;
  for (const name in record) headers[name.toLowerCase() as "x"] = record[name as keyof object];
}
