import { httpMethods, type OpenApiDocument } from "@rawr/openapi-document";
import type { CompileContext } from "./compile-context.ts";
import type { CompiledOperation } from "./operation.ts";

/** The last look: every operation that was built stands in the document. */
export function checkNothingLost(
  operations: readonly CompiledOperation[],
  document: OpenApiDocument,
  context: Pick<CompileContext, "report">,
): void {
  const emitted = new Set<unknown>();
  for (const item of Object.values(document.paths ?? {})) {
    for (const method of httpMethods) if (item[method]) emitted.add(item[method]);
  }
  const lost = operations.filter(({ operation }) => !emitted.has(operation));
  if (lost.length === 0) return;
  const names = lost.map(({ procedure }) => procedure.keys.join(".")).join(", ");
  const facts = { selected: operations.length, emitted: emitted.size, operations: names };
  context.report("operation-lost", facts, { at: lost[0]?.procedure.origin });
}
