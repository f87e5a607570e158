import { ApiError, CallError } from "@rawr/client-runtime";

/** Why something could not be had, as far as it is shown. */
export interface Trouble {
  /** `FORBIDDEN`, `NETWORK_ERROR`: what the words are chosen by. */
  readonly code: string;
  readonly status?: number;
  /** What the server said of this time. */
  readonly detail?: string;
  /** What people tell who ask for help. */
  readonly requestId?: string;
  /** The server does not want to be asked before this moment. */
  readonly notBefore?: number;
}

/** Reads what a call rejected with. */
export function troubleOf(error: unknown): Trouble {
  if (!CallError.is(error)) return { code: "UNEXPECTED" };
  const { code, requestId } = error;
  if (!ApiError.is(error)) return { code, ...(requestId && { requestId }) };
  const { detail } = error.problem as { readonly detail?: unknown };
  const wait = retryAfter(error.response.headers.get("retry-after"));
  return {
    code,
    status: error.status,
    ...(typeof detail === "string" && { detail }),
    ...(requestId && { requestId }),
    ...(wait && { notBefore: Date.now() + wait }),
  };
}

/** Whether the same request may go better later. */
export function isPassing({ code, status = 0 }: Trouble): boolean {
  return code === "NETWORK_ERROR" || code === "TIMEOUT" || status === 408 || status === 429 || status >= 500;
}

/** Milliseconds until the server wants to be asked again. */
export function patienceFor({ notBefore = 0 }: Trouble, least: number): number {
  return Math.max(least, notBefore - Date.now());
}

function retryAfter(value: string | null): number {
  if (!value) return 0;
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  // A date that is none gives NaN.
  return Math.max(0, milliseconds || 0);
}
