import type { Diagnostic, DiagnosticOrigin, SourceLocation } from "../diagnostics/diagnostic.ts";
import { type DiagnosticCode, diagnose } from "../diagnostics/table.ts";
import type { LintFinding } from "./finding.ts";

export type { LintFinding } from "./finding.ts";

/** Where a document's findings belong. */
export interface FindingPlaces {
  /** Path of the artifact, relative to the workspace root. */
  readonly file: string;
  /** Where the author wrote what stands at a pointer. */
  readonly locate?: ((pointer: string) => SourceLocation | undefined) | undefined;
}

/** Findings as diagnostics, at the author's source where it is known. The severity is that of the lint configuration. */
export function toDiagnostics(findings: readonly LintFinding[], { file, locate }: FindingPlaces): Diagnostic[] {
  return findings.map((finding) => {
    const { code, severity, message, pointer, parameters } = finding;
    const location = finding.location ?? locate?.(pointer);
    const artifact = finding.location ? undefined : { file, pointer };
    if (parameters)
      return { ...diagnose(code as DiagnosticCode, parameters as never, { location, artifact }), severity };
    return {
      code,
      severity,
      origin: originOf(code),
      message,
      ...(location && { location }),
      ...(artifact && { artifact }),
    };
  });
}

function originOf(code: string): DiagnosticOrigin {
  if (code.startsWith("redocly/")) return "redocly";
  return code.startsWith("spectral/") ? "spectral" : "rawr";
}
