import type { OpenApiDocument } from "@rawr/openapi-document";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { listOperations, nameOf, type OperationEntry } from "./operations.ts";
import { type BrokenReference, componentClosure, findBrokenReferences } from "./references.ts";

/** The references that lead nowhere, and what they cost. */
export interface ReferenceProblems {
  readonly diagnostics: readonly Diagnostic[];
  /** Routes of the operations that need one of them; they cannot be generated. */
  readonly affected: ReadonlySet<string>;
}

/**
 * One diagnostic for each reference that leads nowhere, with the operations that need it.
 * The tools cannot be asked: hey-api crashes on some, and swallows others.
 */
export function findReferenceProblems(document: OpenApiDocument, file: string): ReferenceProblems {
  const broken = findBrokenReferences(document);
  if (broken.length === 0) return { diagnostics: [], affected: new Set() };
  const affected = new Set<string>();
  const needs = listOperations(document).map((entry) => ({
    entry,
    components: componentClosure(document, [document.paths?.[entry.path]?.["parameters"], entry.operation]),
  }));
  const diagnostics = broken.map((problem) => {
    const users = needs
      .filter(({ entry, components }) => isNeeded(problem, entry, components))
      .map((need) => need.entry);
    for (const { route } of users) affected.add(route);
    const names = users.map(nameOf);
    const operations = names.length > 3 ? [...names.slice(0, 3), `${names.length - 3} more`] : names;
    return diagnose(
      "unresolved-reference",
      { ...problem, operations },
      { artifact: { file, pointer: problem.pointer } },
    );
  });
  return { diagnostics, affected };
}

function isNeeded(problem: BrokenReference, entry: OperationEntry, components: ReadonlySet<string>): boolean {
  const { pointer } = problem;
  const shared = `${entry.pointer.slice(0, entry.pointer.lastIndexOf("/"))}/parameters/`;
  if (pointer === entry.pointer || pointer.startsWith(`${entry.pointer}/`) || pointer.startsWith(shared)) return true;
  const [, root, section, name] = pointer.split("/");
  return root === "components" && components.has(`${section}/${name}`);
}
