import { readFile } from "node:fs/promises";
import type { UsedOperation } from "./subject.ts";

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { operationId: string; tags: readonly string[] }>>>>;
}

/** The document's operations, in its order. */
export async function operationsOf(document: string): Promise<readonly UsedOperation[]> {
  const { paths } = JSON.parse(await readFile(document, "utf8")) as Document;
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      id: operation.operationId,
      method,
      path,
      pathParameter: /\{(\w+)\}/.exec(path)?.[1] ?? "",
      tag: operation.tags[0] ?? "",
    })),
  );
}

/** `count` operations, spread evenly over the document. */
export function spread(operations: readonly UsedOperation[], count: number): readonly UsedOperation[] {
  const step = operations.length / count;
  return Array.from({ length: count }, (_, index) => operations[Math.floor(index * step)] as UsedOperation);
}
