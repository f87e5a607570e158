import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { type DiagnosticPlace, diagnose } from "../../diagnostics/table.ts";
import type { ReviewFinding, SurfaceReview } from "../../diff/review.ts";
import { artifactOf, sourceOf } from "../../review/place.ts";
import { evidenceLines, evidenceOf } from "../../review/witness.ts";
import type { PlacedWaiver } from "../../surface/review-terms.ts";

/** What of a review fails a check, and what was accepted: one diagnostic for each. The rest is the review's to show. */
export function reviewDiagnostics(review: SurfaceReview, waivers: readonly PlacedWaiver[]): readonly Diagnostic[] {
  return review.findings.flatMap((finding) => {
    const place = { location: sourceOf(finding), artifact: artifactOf(review, finding) };
    const { status, code, waiver } = finding;
    if (waiver) return [diagnose("breaking-change-waived", { ...waiver, fact: factOf(finding) }, place)];
    if (status !== "enforced") return [];
    const isDead = code === "waiver-expired" || code === "waiver-unused";
    return [isDead ? deadWaiver(code, { finding, waivers, review }) : broken(finding, review, place)];
  });
}

function broken(finding: ReviewFinding, { oldVersion: version }: SurfaceReview, place: DiagnosticPlace): Diagnostic {
  const evidence = evidenceOf(finding);
  const { fingerprint } = finding;
  const facts = {
    fact: factOf(finding),
    evidence: evidence && evidenceLines(evidence).join("\n"),
    fingerprint,
    version,
  };
  return diagnose("breaking-change", facts, place);
}

function factOf({ message, where }: ReviewFinding): string {
  return `${message.replace(/\.$/, "")} (${where})`;
}

interface DeadWaiver {
  readonly finding: ReviewFinding;
  readonly waivers: readonly PlacedWaiver[];
  readonly review: SurfaceReview;
}

function deadWaiver(code: "waiver-expired" | "waiver-unused", { finding, waivers, review }: DeadWaiver): Diagnostic {
  const waiver = waivers.find(({ fingerprint }) => finding.where.endsWith(fingerprint)) as PlacedWaiver;
  const place = { location: waiver.location };
  if (code === "waiver-expired") return diagnose(code, waiver, place);
  const known = review.findings
    .filter(
      ({ status, code: other }) => status === "enforced" && other !== "waiver-unused" && other !== "waiver-expired",
    )
    .map(({ fingerprint }) => fingerprint);
  return diagnose(code, { fingerprint: waiver.fingerprint, against: review.against, known: known.slice(0, 5) }, place);
}
