import type { Middleware } from "../types.ts";

/** What a server says of an operation's end. */
export interface Deprecation {
  /** `GET /runs/{runId}`. */
  readonly operation: string;
  /** Since when it is deprecated (RFC 9745), when the server says. */
  readonly since?: Date | undefined;
  /** When it stops working (RFC 8594), when the server says. */
  readonly sunset?: Date | undefined;
  /** Where to read about it: `Link` with `rel="deprecation"` or `rel="sunset"`. */
  readonly link?: string | undefined;
  /** All of it in a sentence. */
  readonly message: string;
}

/** Who is told. */
export interface DeprecationOptions {
  /** Default: `console.warn` of the message. */
  readonly warn?: ((deprecation: Deprecation) => void) | undefined;
}

/** Tells once for each operation that its server calls it deprecated. Make one for each client. */
export function deprecationWarnings({ warn = log }: DeprecationOptions = {}): Middleware {
  const told = new Set<string>();
  return async (exchange, next) => {
    const response = await next(exchange);
    const { operation } = exchange;
    const deprecation = told.has(operation) ? undefined : deprecationOf(operation, response.headers);
    if (deprecation) {
      told.add(operation);
      warn(deprecation);
    }
    return response;
  };
}

function deprecationOf(operation: string, headers: Headers): Deprecation | undefined {
  const deprecated = headers.get("deprecation");
  const until = headers.get("sunset");
  if ((!deprecated || deprecated === "false" || deprecated === "?0") && !until) return undefined;
  // `@1688169599` (RFC 9745); drafts before it had `true` or an HTTP date.
  const since = validDate(/^@-?\d+$/.test(deprecated ?? "") ? Number(deprecated?.slice(1)) * 1000 : deprecated);
  const sunset = validDate(until);
  const link = /<([^>]*)>[^,<]*;\s*rel="?[^",;]*\b(?:deprecation|sunset)\b/i.exec(headers.get("link") ?? "")?.[1];
  const message = [
    `${operation} is deprecated${since ? ` since ${day(since)}` : ""}`,
    sunset ? ` and stops working on ${day(sunset)}` : "",
    link ? `: ${link}` : "",
  ].join("");
  return { operation, since, sunset, link, message };
}

function validDate(value: string | number | null): Date | undefined {
  const date = new Date(value ?? "");
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function day(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function log({ message }: Deprecation): void {
  // biome-ignore lint/suspicious/noConsole: what a warning is for, unless the caller has something better.
  console.warn(message);
}
