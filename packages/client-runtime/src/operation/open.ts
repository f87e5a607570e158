import type { Api, CallOptions } from "../types.ts";
import type { OptionalCall } from "./call.ts";
import { operation } from "./operation.ts";
import type { Traits } from "./traits.ts";

/**
 * One request of an operation, up to a 2xx answer whose body is unread. Timeout and signal end there; to stop the body,
 * cancel it.
 */
export async function open(
  api: Api,
  spec: string,
  traits: Traits,
  input: object | undefined,
  options: CallOptions,
): Promise<Response> {
  const { signal, timeout = api.options.timeout } = options;
  const controller = new AbortController();
  const stop = () => controller.abort(signal?.reason);
  const expire = () => controller.abort(new DOMException(`No answer came within ${timeout} ms.`, "TimeoutError"));
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop);
  const timer = timeout ? setTimeout(expire, timeout) : undefined;
  try {
    const call: OptionalCall<object, Response, never> = operation(spec, { ...traits, decode: raw });
    return await call(api, input, { ...options, signal: controller.signal, timeout: 0 });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  }
}

/** Leaves an answer unread. */
export async function raw(response: Response): Promise<Response> {
  return response;
}
