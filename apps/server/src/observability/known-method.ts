import type { Attributes } from "@opentelemetry/api";

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Callers may invent methods, and each would be a series of its own. */
export function knownMethod(method: string): string {
  return methods.has(method) ? method : "_OTHER";
}

/** A method in the words of OpenTelemetry's semantic conventions. */
export function methodAttributes(method: string): Attributes {
  const known = knownMethod(method);
  return { "http.request.method": known, ...(known !== method && { "http.request.method_original": method }) };
}
