import { BaseError } from "../errors/base-error.ts";
import type { Exchange } from "../types.ts";

/** Writes parameters that are primitives or lists of them. What it writes it takes out of the input: the rest is the body. */
export function urlOf(exchange: Exchange, rest: Record<string, unknown>): string {
  const { steps } = exchange;
  let url = steps[0] as string;
  let separator = "";
  for (let index = 1; index < steps.length; index += 4) {
    const name = steps[index + 1] as string;
    // Only own keys: a parameter may be called `constructor`.
    const value = Object.hasOwn(rest, name) ? rest[name] : undefined;
    rest[name] = undefined;
    separator ||= steps[index] as string;
    let before = separator && `${separator + name}=`;
    let text = "";
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item == null) continue;
      text += before + encodeURIComponent(typeof item === "object" ? (item as Date).toISOString() : (item as string));
      before = separator && steps[index + 2] ? `&${name}=` : ",";
      separator &&= "&";
    }
    // An empty segment or a dot segment would make it the path of another operation.
    if (!separator && /^\.{0,2}$/.test(text)) throw new BaseError("INVALID_REQUEST", exchange, `${name} is "${text}"`);
    url += text + steps[index + 3];
  }
  return url;
}
