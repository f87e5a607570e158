import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import type { OpenApiDocument } from "../document/openapi.ts";
import { listOperations, nameOf } from "./operations.ts";
import { type BrokenReference, componentClosure, findBrokenReferences } from "./references.ts";

/**
 * One diagnostic for each reference that leads nowhere, with the operations that need it.
 * The tools cannot be asked: hey-api crashes on some, and swallows others.
 */
export function findReferenceProblems(document: OpenApiDocument, file: string): Diagnostic[] {
  const broken = findBrokenReferences(document);
  if (broken.length === 0) return [];
  const needs = listOperations(document).map((entry) => ({
    name: nameOf(entry),
    pointer: entry.pointer,
    components: componentClosure(document, entry.operation),
  }));
  return broken.map((problem) => {
    const users = needs.filter((need) => isNeeded(problem, need.pointer, need.components)).map((need) => need.name);
    const operations = users.length > 3 ? [...users.slice(0, 3), `${users.length - 3} more`] : users;
    return diagnose("unresolved-reference", { ...problem, operations }, { artifact: { file, pointer: problem.pointer } });
  });
}

function isNeeded(problem: BrokenReference, operation: string, components: ReadonlySet<string>): boolean {
  if (problem.pointer.startsWith(`${operation}/`)) return true;
  const [, root, section, name] = problem.pointer.split("/");
  return root === "components" && components.has(`${section}/${name}`);
}
