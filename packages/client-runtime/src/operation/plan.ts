import { json } from "../bodies/json.ts";
import { read } from "./read.ts";
import type { Decode, Encode, Styles, Traits } from "./traits.ts";
import { urlOf } from "./url.ts";

/** An operation's string, taken apart once, and its traits. */
export interface Plan extends Traits {
  /** `GET /runs/{runId}`. */
  readonly operation: string;
  readonly method: string;
  /** Text, and for each parameter `?` where the query begins, its name and its suffix: `["/runs/", "", "runId", "", ""]`. */
  readonly steps: readonly string[];
  /** The input's key that is the body; `""`: all that no parameter takes. */
  readonly bodyKey: string | undefined;
  readonly redirect: "manual";
  readonly accept: string;
  readonly styles: Styles;
  readonly encode: Encode;
  decode: Decode;
}

/** Takes an operation's string apart. */
export function planOf(spec: string, traits?: Traits): Plan {
  const [head, bodyKey] = spec.split(" >") as [string, string?];
  const [method, path] = head.split(" ") as [string, string];
  return {
    styles: urlOf,
    encode: json,
    decode: read,
    accept: "application/json",
    ...(traits as Partial<Plan>),
    operation: head.split(/{[?^&]/)[0] as string,
    method,
    steps: path.split(/[{,](\??)([^{,}*]+)([^{,}]*)}?/),
    bodyKey,
    // `fetch` would send an API key on to whatever server a redirect names.
    redirect: "manual",
  };
}

/** What errors call an operation: `GET /runs/{runId}`. */
export function operationOf(spec: string): string {
  return spec.split(/{[?^&]| >/)[0] as string;
}
