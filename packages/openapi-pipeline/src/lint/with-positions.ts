import type { LintFinding } from "./finding.ts";
import type { TextPosition } from "./text-position.ts";

/** The findings with line and column, as far as they are known. */
export function withPositions(
  findings: readonly LintFinding[],
  positions: ReadonlyMap<string, TextPosition>,
): LintFinding[] {
  return findings.map((finding) => ({ ...finding, ...positions.get(finding.pointer) }));
}
