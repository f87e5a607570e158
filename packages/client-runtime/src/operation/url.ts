import { BaseError } from "../errors/base-error.ts";
import type { Exchange } from "../types.ts";

/** Writes parameters that are primitives or lists of them. What it writes it takes out of the input: the rest is the body. */
export function urlOf(exchange: Exchange, input: Record<string, unknown>): string {
  const { steps } = exchange;
  let url = steps[0] as string;
  let separator = "";
  for (let index = 1; index < steps.length; index += 4) {
    const name = steps[index + 1] as string;
    // Only own keys: a parameter may be called `constructor`.
    const value = Object.hasOwn(input, name) ? input[name] : undefined;
    const list = Array.isArray(value) ? value.filter((item) => item != null) : undefined;
    const text = list?.map(textOf).join(steps[index + 2] ? `&${name}=` : ",") ?? textOf(value);
    input[name] = undefined;
    separator ||= steps[index] as string;
    if (!separator) {
      // An empty segment or a dot segment would make it the path of another operation.
      if (/^\.{0,2}$/.test(text)) throw new BaseError("INVALID_REQUEST", exchange, `${name} is "${text}"`);
      url += text;
    } else if (list ? list.length > 0 : value != null) {
      url += `${separator + name}=${text}`;
      separator = "&";
    }
    url += steps[index + 3];
  }
  return url;
}

/** A primitive or a `Date`, percent-encoded; nothing for nothing. Throws for what has no text, as an object or half a surrogate pair. */
function textOf(value: unknown): string {
  if (value == null) return "";
  return encodeURIComponent(typeof value === "object" ? (value as Date).toISOString() : (value as string));
}
