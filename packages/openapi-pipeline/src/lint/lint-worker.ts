import type { LintFinding, LintInput } from "./finding.ts";
import { type Linter, lintDocument } from "./lint-document.ts";

/** What crosses the thread: the document as text, and which linter reads it. */
export interface LintRequest extends LintInput {
  readonly linter: Linter;
}

/** {@link lintDocument} for a worker. */
export function lintInWorker({ linter, ...input }: LintRequest): Promise<LintFinding[]> {
  return lintDocument(input, [linter]);
}
