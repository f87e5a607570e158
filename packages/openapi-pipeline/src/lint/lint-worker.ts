import type { LintFinding, LintInput } from "./finding.ts";
import { type Linter, lintDocument } from "./lint-document.ts";

/** What crosses the thread: the document as text, and which linters read it. */
export interface LintRequest extends LintInput {
  readonly linters: readonly Linter[];
}

/** {@link lintDocument} for a worker. */
export function lintInWorker({ linters, ...input }: LintRequest): Promise<LintFinding[]> {
  return lintDocument(input, linters);
}
