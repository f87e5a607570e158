import type { ApiError } from "./api-error.ts";
import { BaseError, type Where } from "./base-error.ts";

/** The error of an answer: of a 2xx that is not what it should be, or of any other status. */
export function answerError(where: Where, response: Response, problem: unknown, text = ""): ApiError {
  const { ok, status } = response;
  const { code, data } = (problem ?? 0) as { readonly code?: unknown; readonly data?: unknown };
  return Object.defineProperty(
    new BaseError(
      ok ? "UNEXPECTED_RESPONSE" : typeof code === "string" ? code : `HTTP_${status}`,
      where,
      `${status} ${ok ? "is not JSON " : ""}${text.slice(0, 500)}`,
      { status, problem, data, retryable: /429|50[234]/.test(status as unknown as string) },
    ),
    "response",
    { value: response },
  ) as ApiError;
}
