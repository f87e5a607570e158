import { type FindingClass, findingClasses } from "@rawr/openapi-diff";
import type { ReviewFinding, SurfaceReview } from "../diff/review.ts";

/** How people are told of a class: a heading, and what it means for them. */
export interface ClassText {
  readonly title: string;
  readonly meaning: string;
}

export const classTexts: Readonly<Record<FindingClass, ClassText>> = {
  WIRE: { title: "Breaks on the wire", meaning: "One side sends what the other refuses, or the operation is gone." },
  SDK_SOURCE: {
    title: "Breaks code that uses the client",
    meaning: "A consumer of the generated client no longer compiles, or a function calls another URL.",
  },
  BEHAVIOUR: { title: "Behaves differently", meaning: "Both sides accept it, but it means or does something else." },
  OPEN_CONTENT: {
    title: "Breaks undeclared names",
    meaning: "Breaks only a sender of names that it never declared.",
  },
  LIFECYCLE: {
    title: "Breaks a promise of lifecycle",
    meaning: "Removed without deprecation, a sunset moved closer, or a stability level fell.",
  },
  UNDECIDED: { title: "Undecided", meaning: "Neither a proof nor a witness was found; the reason is said." },
  DOCS: { title: "Texts", meaning: "For people: descriptions and examples." },
  COMPATIBLE: { title: "Compatible", meaning: "Changed, and nobody breaks." },
};

/** Classes of which one does not stop a caller who keeps to the old contract. */
export const quietClasses: ReadonlySet<FindingClass> = new Set(["DOCS", "COMPATIBLE"]);

const statusOrder: readonly ReviewFinding["status"][] = ["enforced", "waived", "exempt", "reported"];

/** Surfaces by name; findings by class, status, place, code and fingerprint: the same on every machine. */
export function sortReviews(reviews: readonly SurfaceReview[]): readonly SurfaceReview[] {
  return reviews
    .map((review) => ({ ...review, findings: review.findings.toSorted(compareFindings) }))
    .toSorted((left, right) => compareText(left.surface, right.surface) || compareText(left.against, right.against));
}

/** The classes that have findings, in their order, with these. */
export function byClass(findings: readonly ReviewFinding[]): readonly (readonly [FindingClass, ReviewFinding[]])[] {
  const groups = Map.groupBy(findings, (finding) => finding.class);
  return findingClasses.flatMap((name) => {
    const group = groups.get(name);
    return group ? [[name, group] as const] : [];
  });
}

function compareFindings(left: ReviewFinding, right: ReviewFinding): number {
  return (
    findingClasses.indexOf(left.class) - findingClasses.indexOf(right.class) ||
    statusOrder.indexOf(left.status) - statusOrder.indexOf(right.status) ||
    compareText(left.where, right.where) ||
    compareText(left.code, right.code) ||
    compareText(left.fingerprint, right.fingerprint)
  );
}

/** By UTF-16 code unit: a locale must not decide the order. */
function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
