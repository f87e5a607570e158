import type { Exchange } from "../types.ts";

/** The body of a request: what no parameter took, or one key. */
export function bodyOf(exchange: Exchange, rest: Record<string, unknown>): BodyInit | undefined {
  const { content, encode = json } = exchange;
  if (!content) return undefined;
  const key = content.slice(1);
  const value = key
    ? key === "?"
      ? Object.values(rest).some((item) => item !== undefined)
        ? rest
        : undefined
      : rest[key]
    : rest;
  return value === undefined ? value : encode(value, exchange);
}

function json(value: unknown, exchange: Exchange): string {
  exchange.headers["content-type"] = "application/json";
  return JSON.stringify(value);
}
