import type { LintFinding } from "../finding.ts";

/** How many findings of each code there are. */
export function countByRule(findings: readonly LintFinding[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
