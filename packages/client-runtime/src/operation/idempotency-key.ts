import type { CallOptions, Exchange } from "../types.ts";

/** Names a request so that it can be sent again safely: the call's `idempotencyKey`, else a UUID. The same for each retry. */
export function idempotencyKey(exchange: Exchange, options: CallOptions): void {
  exchange.headers["idempotency-key"] ??= options.idempotencyKey ?? crypto.randomUUID();
}
