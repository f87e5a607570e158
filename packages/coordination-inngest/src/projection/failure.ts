import type { Failure } from "@rawr/workflow-runtime/internals";

/** What is kept of an error: for callers without its stack, and the stack for operators. */
export interface KeptError {
  readonly failure: Failure;
  readonly stack: string | null;
}

interface ErrorLike {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly stack?: unknown;
  readonly code?: unknown;
  readonly error?: unknown;
}

/** `code` of the error when it has one, else its class; from an `Error` or from what the server made of one. */
export function keepError(value: unknown, step?: string): KeptError {
  const error: ErrorLike = typeof value === "object" && value !== null ? value : { message: value };
  const code = text(error.code) ?? text(error.name) ?? "Error";
  const message = text(error.message) ?? text(error.error) ?? "The function failed without a message.";
  return { failure: { code, message, ...(step !== undefined && { step }) }, stack: text(error.stack) ?? null };
}

const text = (value: unknown): string | undefined => (typeof value === "string" && value !== "" ? value : undefined);
