import { BaseError } from "../errors/base-error.ts";
import type { Api, CallOptions, Exchange } from "../types.ts";
import type { Plan } from "./plan.ts";
import { read } from "./read.ts";
import type { Input } from "./traits.ts";

/** Makes the request of a call, sends it and reads its answer, within the time it has. Rejects with a `CallError`. */
export async function run(api: Api, plan: Plan, input: Input | undefined, options: CallOptions): Promise<unknown> {
  const { signal, timeout = api.options.timeout } = options;
  const { accept, bodyKey } = plan;
  const exchange: Exchange = { ...plan, url: api.baseUrl, headers: { accept }, credentials: api.options.credentials };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: ((by: unknown) => void) | undefined;
  try {
    if (signal || timeout) {
      const controller = new AbortController();
      exchange.signal = controller.signal;
      stop = (by) => {
        const code = by === timeout ? "TIMEOUT" : "ABORTED";
        controller.abort(new BaseError(code, exchange, code, { cause: signal?.reason }));
      };
      if (timeout) timer = setTimeout(stop, timeout, timeout);
      signal?.addEventListener("abort", stop);
      if (signal?.aborted) stop(signal);
    }
    addHeaders(exchange, api.options.headers);
    const rest: Record<string, unknown> = { ...input };
    exchange.url += exchange.styles(exchange, rest);
    const body = bodyKey === "" ? rest : rest[bodyKey as string];
    if (body !== undefined) exchange.body = exchange.encode(body, exchange);
    addHeaders(exchange, options.headers);
    exchange.prepare?.(exchange, options);
    const response = await api.send(exchange);
    exchange.requestId = response.headers.get("x-request-id") ?? exchange.requestId;
    return await (response.ok ? exchange.decode : read)(response, exchange);
  } catch (cause) {
    // What `fetch` says of a URL or a header quotes it, with the password or the key that it holds.
    const refused = exchange.sent && /URL|header|ByteString/i.test(`${cause}`);
    const code = exchange.sent && !refused ? "NETWORK_ERROR" : "INVALID_REQUEST";
    throw cause instanceof BaseError ? cause : new BaseError(code, exchange, code, refused ? undefined : { cause });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop as () => void);
  }
}

function addHeaders({ headers }: Exchange, init: RequestInit["headers"] = {}): void {
  const more = (Symbol.iterator in init ? Object.fromEntries(init) : init) as Readonly<Record<string, string>>;
  for (const name in more) headers[name.toLowerCase() as "x"] = more[name] as string;
}
