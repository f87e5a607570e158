import type { Api, CallOptions } from "../types.ts";
import { type Call, type CallPromise, type OptionalCall, safe } from "./call.ts";
import { type Plan, planOf } from "./plan.ts";
import { run } from "./run.ts";
import type { Input, Traits } from "./traits.ts";

/** Makes the function of an operation without a body: `operation("GET /runs/{runId}{?status*}")`. */
export function operation<I, O, E>(spec: string, traits?: Traits): Call<I, O, E> & OptionalCall<I, O, E> {
  let plan: Plan | undefined;
  const call = (api: Api, input: unknown = {}, options: CallOptions = {}) =>
    Object.assign(run(api, (plan ??= planOf(spec, traits)), input as Input, options), { safe }) as CallPromise<O, E>;
  return Object.assign(call, { spec });
}
