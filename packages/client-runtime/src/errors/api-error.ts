import { CallError } from "./call-error.ts";

export { answerError } from "./answer-error.ts";

/** What an error's body has at least (RFC 9457, with a stable `code`). */
export interface ProblemLike {
  readonly code: string;
  readonly data?: unknown;
}

/** The server answered with an error. A union of these is narrowed by `code`. */
export interface ApiError<Problem extends ProblemLike = ProblemLike> extends CallError {
  /** The problem's; `HTTP_502` when the body has none. */
  readonly code: Problem["code"];
  readonly status: number;
  /** The body: parsed when it is JSON, else its text. */
  readonly problem: Problem;
  readonly data: Problem["data"];
  /** Whether the same request may succeed later, going by the status: 429, 502, 503, 504. */
  readonly retryable: boolean;
  /** The answer; its body has been read. Not enumerable: its URL is for no log. */
  readonly response: Response;
}

/** Tells errors that a server answered with: `error instanceof ApiError`, `ApiError.is(error)`. */
export interface ApiErrorClass {
  is(error: unknown): error is ApiError;
  [Symbol.hasInstance](error: unknown): error is ApiError;
}

export const ApiError: ApiErrorClass = { is: isApiError, [Symbol.hasInstance]: isApiError };

function isApiError(error: unknown): error is ApiError {
  return CallError.is(error) && "retryable" in error && error.code !== "UNEXPECTED_RESPONSE";
}

/** The first 64 KiB of a body as text; the rest is cancelled. */
export async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let read = await reader?.read(); reader && read && !read.done; read = await reader.read()) {
    text += decoder.decode(read.value, { stream: true });
    if (text.length < 65536) continue;
    reader.cancel().catch(() => {});
    break;
  }
  return text.slice(0, 65536);
}
