import type { Severity } from "./diagnostic.ts";

/** One row of the diagnostics table. Texts are functions of typed parameters; none of them ends in advice but `fix`. */
export interface DiagnosticDefinition<Parameters> {
  readonly severity: Severity;
  /** The fact, one sentence. */
  readonly message: (parameters: Parameters) => string;
  readonly expected?: (parameters: Parameters) => string;
  readonly found?: (parameters: Parameters) => string;
  /** What to do, in the imperative. */
  readonly fix: (parameters: Parameters) => string;
}

/** Infers the parameters of a row from its message. */
export function row<Parameters>(definition: DiagnosticDefinition<Parameters>): DiagnosticDefinition<Parameters> {
  return definition;
}
