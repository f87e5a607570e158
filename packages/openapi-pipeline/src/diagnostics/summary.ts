import { httpMethods } from "@rawr/openapi-document";
import type { Diagnostic, Severity } from "./diagnostic.ts";

/** How reports for people call a severity. */
export const severityLabels: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", info: "note" };

/** The counts of a list of diagnostics. */
export interface DiagnosticSummary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  /** Distinct operations of the documents that findings point into. */
  readonly operations: number;
  /** Distinct files that a person would open: the source where it is known, the artifact otherwise. */
  readonly files: number;
  /** Findings by code, in code order. */
  readonly codes: Readonly<Record<string, number>>;
}

/** Counts a list of diagnostics. */
export function summarize(diagnostics: readonly Diagnostic[]): DiagnosticSummary {
  const severities = { error: 0, warning: 0, info: 0 };
  const operations = new Set<string>();
  const files = new Set<string>();
  const codes = new Map<string, number>();
  for (const { code, severity, location, artifact } of diagnostics) {
    severities[severity]++;
    codes.set(code, (codes.get(code) ?? 0) + 1);
    const operation = artifact && operationAt(artifact.pointer);
    if (operation) operations.add(operation);
    const file = location?.file ?? artifact?.file;
    if (file) files.add(file);
  }
  return {
    errors: severities.error,
    warnings: severities.warning,
    infos: severities.info,
    operations: operations.size,
    files: files.size,
    codes: Object.fromEntries([...codes].sort(([left], [right]) => (left < right ? -1 : 1))),
  };
}

/** `2 errors, 1 warning in 3 operations, 2 files`. */
export function formatSummary(summary: DiagnosticSummary): string {
  const found = [
    ...counted(summary.errors, severityLabels.error),
    ...counted(summary.warnings, severityLabels.warning),
    ...counted(summary.infos, severityLabels.info),
  ];
  if (found.length === 0) return "no findings";
  const places = [...counted(summary.operations, "operation"), ...counted(summary.files, "file")];
  return places.length === 0 ? found.join(", ") : `${found.join(", ")} in ${places.join(", ")}`;
}

/** The operation that a pointer leads into, as `GET /invoicing/runs/{runId}`. */
export function operationAt(pointer: string): string | undefined {
  const [, section, path, method] = pointer.split("/");
  if (section !== "paths" || !path || !method) return undefined;
  if (!httpMethods.some((known) => known === method)) return undefined;
  return `${method.toUpperCase()} ${path.replaceAll("~1", "/").replaceAll("~0", "~")}`;
}

function counted(count: number, singular: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${singular}${count === 1 ? "" : "s"}`];
}
