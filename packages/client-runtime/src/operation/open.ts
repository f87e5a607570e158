import type { Api, CallOptions } from "../types.ts";
import { planOf } from "./plan.ts";
import { run } from "./run.ts";
import type { Input, Traits } from "./traits.ts";

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
  return (await run(api, planOf(spec, { ...traits, decode: raw }), input as Input | undefined, options)) as Response;
}

/** Leaves an answer unread. */
export async function raw(response: Response): Promise<Response> {
  return response;
}
