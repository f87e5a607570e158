import type { SurfaceReview } from "../diff/review.ts";
import { renderReviewGithub } from "./github.ts";
import { renderReviewHtml } from "./html.ts";
import { renderReviewJson } from "./json.ts";
import { renderReviewJunit } from "./junit.ts";
import { renderReviewMarkdown } from "./markdown.ts";
import type { ReviewOptions, ReviewRenderer } from "./options.ts";
import { renderReviewSarif } from "./sarif.ts";

/** Every form of a review for machines and pages, by the name that the command line takes. */
export const reviewRenderers = {
  json: renderReviewJson,
  github: renderReviewGithub,
  sarif: renderReviewSarif,
  junit: renderReviewJunit,
  markdown: renderReviewMarkdown,
  html: renderReviewHtml,
} as const satisfies Record<string, ReviewRenderer>;

export type ReviewFormat = keyof typeof reviewRenderers;

/** Renders reviews in one of the forms. */
export function renderReviews(
  format: ReviewFormat,
  reviews: readonly SurfaceReview[],
  options: ReviewOptions = {},
): string {
  return reviewRenderers[format](reviews, options);
}
