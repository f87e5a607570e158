import type { RuleContext } from "./report.ts";

interface NamedOperation {
  readonly operationId?: unknown;
}

/** How a message calls an operation: by its operationId, else by method and path. */
export function operationName(operation: unknown, { key, location }: Pick<RuleContext, "key" | "location">): string {
  const { operationId } = operation as NamedOperation;
  if (typeof operationId === "string" && operationId) return operationId;
  const path = location.pointer.split("/").at(-2) ?? "";
  return `${String(key).toUpperCase()} ${path.replaceAll("~1", "/").replaceAll("~0", "~")}`;
}
