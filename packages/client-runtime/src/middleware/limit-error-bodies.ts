import type { Middleware } from "../types.ts";

/** How much of an error's body is read. */
export interface ErrorBodyOptions {
  /** Default: 64 KiB. */
  readonly bytes?: number | undefined;
}

/** Reads only the beginning of an error's body and cancels the rest, so that no error page fills the memory. */
export function limitErrorBodies({ bytes = 65_536 }: ErrorBodyOptions = {}): Middleware {
  return async (exchange, next) => {
    const response = await next(exchange);
    const { body, ok, status, statusText, headers } = response;
    if (ok || !body || status < 200) return response;
    return new Response(await beginningOf(body, bytes), { status, statusText, headers });
  };
}

async function beginningOf(body: ReadableStream<Uint8Array>, bytes: number): Promise<Blob> {
  const reader = body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let left = bytes;
  while (left > 0) {
    const { value, done } = await reader.read();
    if (done) break;
    chunks.push(new Uint8Array(value.subarray(0, left)));
    left -= value.length;
  }
  reader.cancel().catch(() => {});
  return new Blob(chunks);
}
