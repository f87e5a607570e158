import type { Diagnostic, Severity } from "./diagnostic.ts";

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/**
 * Orders by severity, file, line, column, code, message and pointer: the same list on every machine,
 * whatever order the stages finished in. What has no place comes first, for it is about the whole run.
 */
export function compareDiagnostics(left: Diagnostic, right: Diagnostic): number {
  return (
    weight[left.severity] - weight[right.severity] ||
    compareText(fileOf(left), fileOf(right)) ||
    (left.location?.line ?? 0) - (right.location?.line ?? 0) ||
    (left.location?.column ?? 0) - (right.location?.column ?? 0) ||
    compareText(left.code, right.code) ||
    compareText(left.message, right.message) ||
    compareText(left.artifact?.pointer ?? "", right.artifact?.pointer ?? "") ||
    compareText(left.artifact?.file ?? "", right.artifact?.file ?? "")
  );
}

/** A sorted copy. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return diagnostics.toSorted(compareDiagnostics);
}

function fileOf(diagnostic: Diagnostic): string {
  return diagnostic.location?.file ?? diagnostic.artifact?.file ?? "";
}

/** By UTF-16 code unit: a locale must not decide the order. */
function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
