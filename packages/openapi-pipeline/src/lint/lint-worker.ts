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

// Starts the expensive imports while the contract is still being compiled; a failure shows when the linter is used.
import("./redocly/run-redocly.ts").catch(() => undefined);
import("./spectral/run-spectral.ts").catch(() => undefined);
