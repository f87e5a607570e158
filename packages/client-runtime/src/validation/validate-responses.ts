import type { CallError } from "../errors/call-error.ts";
import { ResponseFormatError } from "../errors/failures.ts";
import type { Reading, SchemaIssue, SchemaResult, Validate, Validators } from "./types.ts";

/** What happens with an answer that is not what the document says. */
export interface ValidationOptions {
  /** `throw`: a `ResponseFormatError`. `warn`: `report` is told, and the caller gets the answer. `off`: nothing is checked. */
  readonly mode: "off" | "warn" | "throw";
  /** Is told of each mismatch. Default: `console.warn`, in mode `warn`. */
  readonly report?: ((error: CallError, issues: readonly SchemaIssue[]) => void) | undefined;
}

/**
 * Checks what operations answer: `createApi({ validate: validateResponses(validators, { mode: "throw" }), … })`. Any
 * Standard Schema will do; what it makes of a value is what the caller gets.
 */
export function validateResponses(validators: Validators, options: ValidationOptions): Validate | undefined {
  if (options.mode === "off") return undefined;
  return (reading) => {
    const parts = validators[reading.operation];
    const validator =
      parts?.[reading.part] ?? (/^\d/.test(reading.part) ? (parts?.["2XX"] ?? parts?.["default"]) : undefined);
    if (!validator) return reading.value;
    const result = validator["~standard"].validate(reading.value);
    return result instanceof Promise
      ? result.then((late) => settle(reading, late, options))
      : settle(reading, result, options);
  };
}

function settle(reading: Reading, result: SchemaResult<unknown>, { mode, report }: ValidationOptions): unknown {
  if (!result.issues) return result.value;
  const { operation, part, response } = reading;
  const requestId = reading.requestId ?? response.headers.get("x-request-id") ?? undefined;
  const what = `${part} is not what the document says: ${describe(result.issues)}`;
  const error = new ResponseFormatError(what, { operation, requestId }, result.issues);
  if (mode === "throw") {
    report?.(error, result.issues);
    throw error;
  }
  if (report) report(error, result.issues);
  // biome-ignore lint/suspicious/noConsole: what `warn` means, unless the caller has something better.
  else console.warn(error.message);
  return reading.value;
}

/** The first few issues, each with its place. Values are not shown: they may be anybody's data. */
function describe(issues: readonly SchemaIssue[]): string {
  const shown = issues.slice(0, 5).map(({ message, path = [] }) => {
    const place = path.map((key) => `/${String(typeof key === "object" ? key.key : key)}`).join("");
    return `${place || "it"} ${message}`;
  });
  return shown.join("; ") + (issues.length > shown.length ? `; and ${issues.length - shown.length} more` : "");
}
