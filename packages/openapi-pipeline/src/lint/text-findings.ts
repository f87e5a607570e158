import { diagnose } from "../diagnostics/table.ts";
import type { TextProblem } from "./document-text.ts";
import type { LintFinding } from "./finding.ts";

/** A finding for each problem of the text itself. */
export function textFindings(problems: readonly TextProblem[]): LintFinding[] {
  return problems.map(({ reason, pointer, position }) => {
    const { code, severity, message } = diagnose("lint-document-unreadable", { reason });
    return { code, severity, message, pointer, ...position, parameters: { reason } };
  });
}
