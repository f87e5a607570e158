import type { CompileContext } from "./compile-context.ts";
import type { CompiledOperation } from "./operation.ts";

/** operationIds that are equal, or equal but for case. */
export function checkOperationIds(operations: readonly CompiledOperation[], context: CompileContext): void {
  const byId = new Map<string, CompiledOperation>();
  for (const compiled of operations) {
    const folded = compiled.id.toLowerCase();
    const other = byId.get(folded);
    if (!other) {
      byId.set(folded, compiled);
      continue;
    }
    const place = (each: CompiledOperation) =>
      each.procedure.origin?.link("route")?.key("operationId") ?? each.procedure.origin;
    const notes = { at: place(compiled), other: { message: `${other.id} is first used here`, at: place(other) } };
    const [first, second] = [other, compiled].map((each) => each.procedure.keys.join(".")) as [string, string];
    if (other.id === compiled.id) context.report("duplicate-operation-id", { id: compiled.id, first, second }, notes);
    else context.report("operation-id-case", { first: other.id, second: compiled.id }, notes);
  }
}
