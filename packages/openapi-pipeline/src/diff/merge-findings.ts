import { type Finding, findingClasses, levels, mergeTouches } from "@rawr/openapi-diff";

/**
 * One finding for each fingerprint: the same edit shows in every audience's document and in several clients. The graver one
 * stands for all of them, and touches what each of them touches.
 */
export function mergeFindings(findings: readonly Finding[]): readonly Finding[] {
  const merged = new Map<string, Finding>();
  for (const finding of findings) {
    const known = merged.get(finding.fingerprint);
    merged.set(finding.fingerprint, known === undefined ? finding : mergeTwo(known, finding));
  }
  return [...merged.values()];
}

/** The place of a class in the table: the first is the gravest. */
export function gravity({ class: name }: Finding): number {
  return findingClasses.indexOf(name);
}

function mergeTwo(known: Finding, other: Finding): Finding {
  const isGraver =
    gravity(other) < gravity(known) ||
    (gravity(other) === gravity(known) && levels.indexOf(other.level) > levels.indexOf(known.level));
  return { ...(isGraver ? other : known), touches: mergeTouches(known.touches, other.touches) };
}
