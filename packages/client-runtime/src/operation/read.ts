import { answerError } from "../errors/answer-error.ts";
import type { Exchange } from "../types.ts";

/** Reads a JSON answer, `undefined` when it is empty; throws for any that is not 2xx. */
export async function read(response: Response, exchange: Exchange): Promise<unknown> {
  const text = await response.text();
  const good = response.ok && /\/(?!pro).*json/i.test(response.headers.get("content-type") ?? "/json");
  if (response.ok && !text) return undefined;
  let value: unknown = text;
  try {
    value = JSON.parse(text);
    if (good) return value;
  } catch {
    // Then the text tells what it is.
  }
  throw answerError(exchange, response, value, text);
}
