import { answerError } from "../errors/answer-error.ts";
import type { Exchange } from "../types.ts";

/** Reads a JSON answer; throws for any that is empty, something else, or not 2xx. */
export async function read(response: Response, exchange: Exchange): Promise<unknown> {
  const text = await response.text();
  let value: unknown = text;
  try {
    value = JSON.parse(text);
    // A problem (RFC 9457) with a 2xx is no success.
    if (response.ok && /\/(?!pro).*json/i.test(response.headers.get("content-type") ?? "/json")) return value;
  } catch {
    // Then the text tells what it is.
  }
  throw answerError(exchange, response, value, text);
}
