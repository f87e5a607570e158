import type { CallError } from "../errors/call-error.ts";
import { ResponseFormatError } from "../errors/failures.ts";
import { decoded } from "../operation/decoded.ts";
import type { StreamChecks } from "../sse/connection.ts";
import type { Middleware } from "../types.ts";
import type { SchemaIssue, SchemaResult, Validators } from "./types.ts";

/** What happens with an answer that is not what the document says. */
export interface ValidationOptions {
  /** `throw`: a `ResponseFormatError`. `warn`: `report` is told, and the caller gets the answer. `off`: nothing is checked. */
  readonly mode: "off" | "warn" | "throw";
  /** Is told of each mismatch. Default: `console.warn`, in mode `warn`. */
  readonly report?: ((error: CallError, issues: readonly SchemaIssue[]) => void) | undefined;
}

/**
 * Middleware that checks what operations answer: `createApi({ use: [validateResponses(validators, { mode: "throw" })] })`.
 * Any Standard Schema will do; what it makes of a value is what the caller gets.
 */
export function validateResponses(validators: Validators, options: ValidationOptions): Middleware {
  return (exchange, next) => {
    const { operation } = exchange;
    const parts = options.mode !== "off" && Object.hasOwn(validators, operation) ? validators[operation] : undefined;
    if (!parts) return next(exchange);
    const check = (part: string, value: unknown, response: Response): unknown => {
      const range = /^2/.test(part) ? (parts["2XX"] ?? parts["default"]) : undefined;
      const validator = Object.hasOwn(parts, part) ? parts[part] : range;
      if (!validator) return value;
      const settle = (result: SchemaResult<unknown>): unknown => {
        if (!result.issues) return result.value;
        const requestId = response.headers.get("x-request-id") ?? exchange.requestId;
        const detail = `${part} is not what the document says: ${describe(result.issues)}`;
        const error = new ResponseFormatError({ operation, requestId }, detail, result.issues);
        if (options.mode === "throw" || options.report) options.report?.(error, result.issues);
        // biome-ignore lint/suspicious/noConsole: what `warn` means, unless the caller has something better.
        else console.warn(error.message);
        if (options.mode === "throw") throw error;
        return value;
      };
      const result = validator["~standard"].validate(value);
      return result instanceof Promise ? result.then(settle) : settle(result);
    };
    const { checks } = exchange as { readonly checks?: StreamChecks };
    if (checks) checks.check = check;
    else decoded(exchange, (value, response) => check(String(response.status), value, response));
    return next(exchange);
  };
}

/** The first few issues, each with its place. Values are not shown: they may be anybody's data. */
function describe(issues: readonly SchemaIssue[]): string {
  const shown = issues.slice(0, 5).map(({ message, path = [] }) => {
    const place = path.map((key) => `/${String(typeof key === "object" ? key.key : key)}`).join("");
    return `${place || "it"} ${message}`;
  });
  return shown.join("; ") + (issues.length > shown.length ? `; and ${issues.length - shown.length} more` : "");
}
