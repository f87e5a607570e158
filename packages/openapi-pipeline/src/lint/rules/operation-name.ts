import type { RuleContext } from "./report.ts";

interface NamedOperation {
  readonly operationId?: unknown;
}

/** How a message calls an operation: by its operationId, else by the method. */
export function operationName(operation: unknown, { key }: Pick<RuleContext, "key">): string {
  const { operationId } = operation as NamedOperation;
  return typeof operationId === "string" && operationId ? operationId : `The ${String(key).toUpperCase()} operation`;
}
