import type { ReviewFinding, SurfaceReview } from "../diff/review.ts";

/** Worst first. `accepted`: breaks, and the team has said that it may. */
export type VerdictKind = "breaking" | "held" | "accepted" | "compatible" | "unchanged";

/** The one answer that a reviewer needs. */
export interface Verdict {
  readonly kind: VerdictKind;
  /** `Breaking for partner: 2 findings; next version 2.0.0`. */
  readonly text: string;
}

const kinds: readonly VerdictKind[] = ["breaking", "held", "accepted", "compatible", "unchanged"];

/** What a review of one surface comes to. */
export function verdictOf(review: SurfaceReview): Verdict {
  const kind = kindOf(review.findings);
  const next = review.newVersion === review.oldVersion ? "" : `; next version ${review.newVersion}`;
  if (kind === "unchanged") return { kind, text: `No change against ${review.against}` };
  if (kind === "compatible") return { kind, text: `Compatible${next}` };
  const counted = review.findings.filter(kind === "accepted" ? isBreak : isEnforced);
  const sum = kind === "accepted" ? statuses(counted) : countOf(counted.length, "finding");
  return { kind, text: `${word(kind, counted)}${forWhom(review, counted)}: ${sum}${next}` };
}

/** What several reviews come to: of one, its own verdict. */
export function verdictOfAll(reviews: readonly SurfaceReview[]): Verdict {
  const [first, ...others] = reviews;
  if (!first) return { kind: "unchanged", text: "No surface was compared" };
  if (others.length === 0) return verdictOf(first);
  const verdicts = reviews.map((review) => ({ review, kind: verdictOf(review).kind }));
  const kind = kinds.find((name) => verdicts.some((verdict) => verdict.kind === name)) ?? "unchanged";
  const worst = verdicts.filter((verdict) => verdict.kind === kind).map(({ review }) => review);
  const all = worst.length === reviews.length;
  const where = all ? `all ${reviews.length} surfaces` : listOf(worst.map(({ surface }) => surface));
  if (kind === "unchanged") return { kind, text: `No change in ${where}` };
  if (kind === "compatible") return { kind, text: all ? `Compatible in ${where}` : `Compatible; ${where} changed` };
  const counted = worst.flatMap(({ findings }) => findings.filter(kind === "accepted" ? isBreak : isEnforced));
  const sum = kind === "accepted" ? statuses(counted) : countOf(counted.length, "finding");
  return { kind, text: `${word(kind, counted)} in ${where}: ${sum}` };
}

/** `1 finding`, `2,000 findings`. */
export function countOf(count: number, singular: string): string {
  return `${count.toLocaleString("en-US")} ${singular}${count === 1 ? "" : "s"}`;
}

function kindOf(findings: readonly ReviewFinding[]): VerdictKind {
  const enforced = findings.filter(isEnforced);
  if (enforced.some(({ class: name }) => name === "WIRE" || name === "SDK_SOURCE")) return "breaking";
  if (enforced.length > 0) return "held";
  if (findings.some(isBreak)) return "accepted";
  return findings.length > 0 ? "compatible" : "unchanged";
}

function isEnforced({ status }: ReviewFinding): boolean {
  return status === "enforced";
}

function isBreak({ class: name, status }: ReviewFinding): boolean {
  return status === "waived" || name === "WIRE" || name === "SDK_SOURCE";
}

function word(kind: VerdictKind, findings: readonly ReviewFinding[]): string {
  if (kind === "breaking") return "Breaking";
  if (kind === "accepted") return "Accepted break";
  if (findings.every(({ class: name }) => name === "UNDECIDED")) return "Undecided";
  return findings.every(({ class: name }) => name === "LIFECYCLE") ? "Lifecycle broken" : "Held back";
}

function forWhom({ audiences }: SurfaceReview, findings: readonly ReviewFinding[]): string {
  const hit = new Set(findings.flatMap(({ touches }) => touches.audiences));
  const names = audiences.map(({ name }) => name).filter((name) => hit.has(name));
  return names.length === 0 ? "" : ` for ${listOf(names)}`;
}

function statuses(findings: readonly ReviewFinding[]): string {
  const count = (status: ReviewFinding["status"], words: string) => {
    const found = findings.filter((finding) => finding.status === status).length;
    return found === 0 ? [] : [`${found.toLocaleString("en-US")} ${words}`];
  };
  return [...count("waived", "waived"), ...count("exempt", "exempt"), ...count("reported", "not enforced")].join(", ");
}

/** `a`, `a and b`, `a, b and c`. */
function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
