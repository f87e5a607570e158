import type { Severity } from "../diagnostics/diagnostic.ts";
import { type Equivalent, equivalentRules } from "./equivalent-rules.ts";
import type { LintFinding } from "./finding.ts";

const weights: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/**
 * One list without duplicates. What two linters say of one fact in one place becomes one finding: Redocly's, with the
 * graver severity of the two. Order: by pointer's first appearance in `first`, then the rest of `second`.
 */
export function mergeFindings(first: readonly LintFinding[], second: readonly LintFinding[]): LintFinding[] {
  const all = distinct([...first, ...second]);
  const ours = all.filter(({ code }) => !code.startsWith("spectral/"));
  const places = new PlaceIndex(ours);
  const merged = [...ours];
  for (const finding of all) {
    if (!finding.code.startsWith("spectral/")) continue;
    const equivalent = equivalentRules[finding.code.slice("spectral/".length)];
    const index = equivalent && places.find(finding.pointer, equivalent);
    const same = index === undefined ? undefined : merged[index];
    if (index === undefined || !same) merged.push(finding);
    else if (weights[finding.severity] > weights[same.severity])
      merged[index] = { ...same, severity: finding.severity };
  }
  return merged;
}

function distinct(findings: readonly LintFinding[]): LintFinding[] {
  const seen = new Map<string, LintFinding>();
  for (const finding of findings) {
    const key = `${finding.code}\n${finding.pointer}\n${finding.message}`;
    if (!seen.has(key)) seen.set(key, finding);
  }
  return [...seen.values()];
}

/** Finds findings of a rule at a place, above it and below it. */
class PlaceIndex {
  /** Rule and pointer → index of the first finding there. */
  readonly #at = new Map<string, number>();
  /** Rule and pointer → index of the first finding below. */
  readonly #below = new Map<string, number>();
  /** Rule and pointer → index of the first finding that is a member. */
  readonly #members = new Map<string, number>();

  constructor(findings: readonly LintFinding[]) {
    for (const [index, { code, pointer }] of findings.entries()) {
      keep(this.#at, `${code} ${pointer}`, index);
      const above = ancestors(pointer);
      if (above[0] !== undefined) keep(this.#members, `${code} ${above[0]}`, index);
      for (const each of above) keep(this.#below, `${code} ${each}`, index);
    }
  }

  find(pointer: string, { redocly, distance }: Equivalent): number | undefined {
    const codes = redocly.map((rule) => `redocly/${rule}`);
    const isNested = distance === "nested";
    const above = isNested ? ancestors(pointer) : [];
    return (
      lookUp(this.#at, codes, [pointer]) ??
      lookUp(isNested ? this.#below : this.#members, codes, [pointer]) ??
      lookUp(this.#at, codes, above)
    );
  }
}

function keep(map: Map<string, number>, key: string, index: number): void {
  if (!map.has(key)) map.set(key, index);
}

function lookUp(
  map: ReadonlyMap<string, number>,
  codes: readonly string[],
  pointers: readonly string[],
): number | undefined {
  for (const pointer of pointers) {
    for (const code of codes) {
      const index = map.get(`${code} ${pointer}`);
      if (index !== undefined) return index;
    }
  }
  return undefined;
}

/** The pointers that contain a pointer, the nearest first. */
function ancestors(pointer: string): string[] {
  const found: string[] = [];
  for (let end = pointer.lastIndexOf("/"); end >= 0; end = end === 0 ? -1 : pointer.lastIndexOf("/", end - 1)) {
    found.push(pointer.slice(0, end));
  }
  return found;
}
