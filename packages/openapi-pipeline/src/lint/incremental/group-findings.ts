import type { LintFinding } from "../finding.ts";
import { unitAt } from "./units.ts";

/** Findings by what they depend on. */
export interface GroupedFindings {
  /** Of rules that look across units, wherever they point. */
  readonly across: readonly LintFinding[];
  /** By the key of the unit that they point into. */
  readonly units: ReadonlyMap<string, readonly LintFinding[]>;
  /** All others. */
  readonly frame: readonly LintFinding[];
}

export function groupFindings(findings: readonly LintFinding[], codesAcross: ReadonlySet<string>): GroupedFindings {
  const across: LintFinding[] = [];
  const frame: LintFinding[] = [];
  const units = new Map<string, LintFinding[]>();
  for (const finding of sortFindings(findings)) {
    const key = unitAt(finding.pointer);
    if (codesAcross.has(finding.code)) across.push(finding);
    else if (key === undefined) frame.push(finding);
    else units.set(key, [...(units.get(key) ?? []), finding]);
  }
  return { across, frame, units };
}

/** Without repetitions, by place, code and text. */
export function sortFindings(findings: readonly LintFinding[]): LintFinding[] {
  const identified = new Map(findings.map((finding) => [identify(finding), finding]));
  return [...identified].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
}

export function isSameList(a: readonly LintFinding[], b: readonly LintFinding[]): boolean {
  return a.length === b.length && a.map(identify).join("\n") === b.map(identify).join("\n");
}

function identify({ pointer, code, message, severity }: LintFinding): string {
  return JSON.stringify([pointer, code, message, severity]);
}
