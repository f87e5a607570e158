import { BaseError } from "../errors/base-error.ts";
import type { Exchange } from "../types.ts";

/** Writes parameters that are primitives or lists of them. What it writes it takes out of the input: the rest is the body. */
export function urlOf(exchange: Exchange, input: Record<string, unknown>): string {
  const { steps } = exchange;
  let url = steps[0] as string;
  let separator = "";
  for (let index = 1; index < steps.length; index += 4) {
    const name = steps[index + 1] as string;
    const parts = [input[name]]
      .flat()
      .filter((value) => value != null)
      .map(textOf);
    input[name] = undefined;
    separator ||= steps[index] as string;
    if (separator) {
      if (parts.length > 0) {
        url += `${separator + name}=${parts.join(steps[index + 2] ? `&${name}=` : ",")}`;
        separator = "&";
      }
    } else if (/^\.{0,2}$/.test(`${parts}`)) {
      // An empty segment or a dot segment would make it the path of another operation.
      throw new BaseError("INVALID_REQUEST", exchange, `${name} is "${parts}"`);
    } else url += parts;
    url += steps[index + 3];
  }
  return url;
}

/** A primitive or a `Date`, percent-encoded. Throws for what has no text, as an object or half a surrogate pair. */
function textOf(value: unknown): string {
  return encodeURIComponent(typeof value === "object" ? (value as Date).toISOString() : (value as string));
}
