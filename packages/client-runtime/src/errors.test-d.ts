import type { ApiError, Call, HttpError, OptionalCall, TransportFailure } from "./index.ts";
import { ApiError as ApiErrors, CallError, createApi, isErrorOf, operation, TimeoutError } from "./index.ts";

type Equal<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function same<A, B>(_proof: Equal<A, B>): void {}

interface NotFound {
  readonly code: "NOT_FOUND";
  readonly status: 404;
  readonly data: { readonly runId: string };
}
interface Taken {
  readonly code: "TAKEN";
  readonly data: { readonly by: number };
}
interface Forbidden {
  readonly code: "FORBIDDEN";
}
type RunError = ApiError<NotFound> | ApiError<Taken> | ApiError<Forbidden> | TransportFailure;

const getRun: Call<{ readonly runId: string }, { readonly id: number }, RunError> =
  /* @__PURE__ */ operation("GET /runs/{runId}");
const listRuns: OptionalCall<{ readonly limit?: number }, readonly string[], RunError> =
  /* @__PURE__ */ operation("GET /runs{?limit}");
const api = createApi({ baseUrl: "https://x.test" });

export async function codesNarrowData(): Promise<void> {
  const result = await getRun(api, { runId: "1" }).safe();
  if (result.ok) return same<typeof result.data, { readonly id: number }>(true);
  const { error } = result;
  switch (error.code) {
    case "NOT_FOUND":
      same<typeof error.data, { readonly runId: string }>(true);
      same<typeof error.problem, NotFound>(true);
      break;
    case "TAKEN":
      same<typeof error.data.by, number>(true);
      break;
    case "FORBIDDEN":
    case "TIMEOUT":
    case "ABORTED":
    case "NETWORK_ERROR":
    case "INVALID_REQUEST":
    case "UNEXPECTED_RESPONSE":
      break;
    default:
      same<typeof error.code, `HTTP_${number}`>(true);
      same<typeof error.problem, unknown>(true);
  }
}

export async function caughtErrorsAreNarrowed(): Promise<void> {
  try {
    await listRuns(api);
    await listRuns(api, {}, { timeout: 5 });
    // @ts-expect-error: this one's input is not optional.
    await getRun(api);
  } catch (error) {
    if (isErrorOf(getRun, error) && error.code === "NOT_FOUND") same<typeof error.data.runId, string>(true);
    if (CallError.is(error)) same<typeof error.operation, string>(true);
    if (TimeoutError.is(error)) same<typeof error.code, "TIMEOUT">(true);
    if (ApiErrors.is(error)) same<typeof error.status, number>(true);
    if (error instanceof TimeoutError) same<typeof error.code, "TIMEOUT">(true);
  }
}

type Foreign =
  | HttpError<404, { readonly detail: string }>
  | HttpError<422, { readonly issues: string[] }>
  | TransportFailure<404 | 422>;

export function statusesNarrowForeignErrors(error: Foreign): void {
  if (error.status === 404) same<typeof error.problem, { readonly detail: string }>(true);
  if (error.status === 422) same<typeof error.problem.issues, string[]>(true);
  if (error.status === 500) same<typeof error.code, `HTTP_${number}`>(true);
}
