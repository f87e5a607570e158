import type { FindingClass } from "@rawr/openapi-diff";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { renderGithub } from "../diagnostics/render/github.ts";
import type { ReviewFinding, SurfaceReview } from "../diff/review.ts";
import { detailLines, severityOf } from "./details.ts";
import { classPage, type ReviewOptions } from "./options.ts";
import { classTexts, quietClasses, sortReviews } from "./order.ts";
import { artifactOf, sourceOf } from "./place.ts";

/** For GitHub Actions: an annotation for each finding that may stop somebody, at the author's line. */
export function renderReviewGithub(reviews: readonly SurfaceReview[], options: ReviewOptions = {}): string {
  const diagnostics = sortReviews(reviews).flatMap((review) =>
    review.findings.filter(isAnnotated).map((finding) => asDiagnostic(review, finding, options)),
  );
  return renderGithub(diagnostics, () => undefined);
}

function isAnnotated({ class: name, status }: ReviewFinding): boolean {
  return status === "enforced" || !quietClasses.has(name);
}

/** Only to be rendered: a finding is no diagnostic of ours, and has no row in their table. */
function asDiagnostic(review: SurfaceReview, finding: ReviewFinding, options: ReviewOptions): Diagnostic {
  const location = sourceOf(finding);
  const artifact = artifactOf(review, finding);
  return {
    code: finding.code,
    severity: severityOf(finding),
    origin: "rawr",
    message: `${review.surface}: ${finding.message}`,
    ...(location && { location }),
    ...(artifact && { artifact }),
    notes: detailLines(finding).map((message) => ({ message })),
    ...(finding.status === "enforced" && { fix: fixOf(finding.class) }),
    helpUrl: classPage(classTexts[finding.class].title, options),
  };
}

function fixOf(name: FindingClass): string {
  const first = name === "UNDECIDED" ? "Write it so that it can be decided" : "Keep what the old contract says";
  return `${first}, publish a new major version of the surface, or waive the fingerprint in the contract file.`;
}
