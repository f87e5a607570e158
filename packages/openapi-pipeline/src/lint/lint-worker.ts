import { openMemo } from "../artifacts/memo.ts";
import type { LintFinding, LintInput } from "./finding.ts";
import { lintDocument } from "./lint-document.ts";
import type { FindingsMemo, Linter } from "./linter.ts";

/** What crosses the thread: the document as text, and which linter reads it. */
export interface LintRequest extends LintInput {
  readonly linter: Linter;
  /** Where the last run left what it found. */
  readonly memoFile: string | undefined;
  /** Digest of the configuration. */
  readonly context: string;
}

/** {@link lintDocument} for a worker. */
export async function lintInWorker({ linter, memoFile, context, ...input }: LintRequest): Promise<LintFinding[]> {
  const { entries, save } = openMemo(memoFile);
  const memo: FindingsMemo = {
    context: JSON.stringify([context, input.file, input.config]),
    read: () => entries.get("findings"),
    write(value) {
      entries.set("findings", value);
      save();
    },
  };
  return lintDocument(input, [linter], memo);
}

// Starts the expensive imports while the contract is still being compiled; a failure shows when the linter is used.
import("./redocly/run-redocly.ts").catch(() => undefined);
import("./spectral/run-spectral.ts").catch(() => undefined);
