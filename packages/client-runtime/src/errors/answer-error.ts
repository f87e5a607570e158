import type { ApiError } from "./api-error.ts";
import { BaseError, type Where } from "./base-error.ts";

/** The error of an answer: of a 2xx that is not what it should be, or of any other status. */
export function answerError(where: Where, response: Response, problem: unknown, text = ""): ApiError {
  const { ok, status } = response;
  const { code: told, data } = (problem ?? 0) as { code?: unknown; data?: unknown };
  const code = ok ? "UNEXPECTED_RESPONSE" : typeof told === "string" ? told : `HTTP_${status}`;
  const retryable = status === 429 || (status > 501 && status < 505);
  const error = new BaseError(code, where, `${status} ${code} ${text.slice(0, 500)}`, {
    status,
    problem,
    data,
    retryable,
  });
  // Not enumerable: its URL may hold an API key, and is for no log.
  return Object.defineProperty(error, "response", { value: response }) as ApiError;
}
