import { isRecord } from "./event.ts";

/** An error as the SDK serialises it. */
export interface WireError {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: unknown;
  readonly cause?: unknown;
}

/** One thing that a function asked for or did. */
export interface Op {
  readonly id: string;
  readonly op: string;
  readonly name: string;
  readonly displayName: string;
  readonly data: unknown;
  readonly error: WireError | undefined;
  readonly opts: Readonly<Record<string, unknown>>;
  /** Start and duration in nanoseconds. */
  readonly timing: { readonly a: number; readonly b: number } | undefined;
}

/** What the SDK answered. */
export type Answer =
  | {
      readonly kind: "ops";
      readonly ops: readonly Op[];
      /** Overrides the delay of a retry: seconds or a date. */
      readonly retryAfter: string | undefined;
      /** True for functions that are looked at again after each of several parallel steps. */
      readonly eachStep: boolean;
    }
  | { readonly kind: "returned"; readonly output: unknown }
  | {
      readonly kind: "failed";
      readonly error: WireError;
      readonly final: boolean;
      readonly retryAfter: string | undefined;
    };

/** Name of the error that stands for an answer that could not be read. */
export const unreadableAnswer = "UnreadableAnswer";

/** Reads an answer of the SDK; what cannot be read is an error that is tried again. */
export function readAnswer(status: number, headers: Headers, text: string): Answer {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return unreadable(`The SDK answered with status ${status} and no JSON.`);
  }
  if (status === 206 && (Array.isArray(body) || isRecord(body))) {
    const ops = (Array.isArray(body) ? body : [body]).map(readOp);
    if (ops.includes(undefined)) return unreadable("The SDK answered with an operation without id or name.");
    return {
      kind: "ops",
      ops: ops as Op[],
      retryAfter: headers.get("retry-after") ?? undefined,
      eachStep: headers.get("x-inngest-req-version") === "1",
    };
  }
  if (status === 200) return { kind: "returned", output: body };
  return {
    kind: "failed",
    error: readError(body, `The SDK answered with status ${status}.`),
    final: status === 400 || headers.get("x-inngest-no-retry") === "true",
    retryAfter: headers.get("retry-after") ?? undefined,
  };
}

/** Reads one operation of an answer or a checkpoint; everything else in it is dropped, raw arguments above all. */
export function readOp(value: unknown): Op | undefined {
  if (!isRecord(value) || typeof value["id"] !== "string" || typeof value["op"] !== "string") return undefined;
  const { id, op, name, displayName, data, error, opts, timing } = value;
  return {
    id,
    op,
    name: typeof name === "string" ? name : id,
    displayName: typeof displayName === "string" ? displayName : typeof name === "string" ? name : id,
    data: data ?? null,
    error: error === undefined || error === null ? undefined : readError(error, "Unknown error"),
    opts: isRecord(opts) ? opts : {},
    timing: isRecord(timing) ? { a: Number(timing["a"]), b: Number(timing["b"]) } : undefined,
  };
}

export function readError(value: unknown, fallback: string): WireError {
  if (!isRecord(value)) return { name: "Error", message: typeof value === "string" && value ? value : fallback };
  const { name, message, error, stack, code, cause } = value;
  const text = typeof message === "string" && message !== "" ? message : error;
  return {
    name: typeof name === "string" && name !== "" ? name : "Error",
    message: typeof text === "string" && text !== "" ? text : fallback,
    ...(typeof stack === "string" && stack !== "" ? { stack } : {}),
    ...(code === undefined ? {} : { code }),
    ...(cause === undefined ? {} : { cause }),
  };
}

function unreadable(message: string): Answer {
  return { kind: "failed", error: { name: unreadableAnswer, message }, final: false, retryAfter: undefined };
}
