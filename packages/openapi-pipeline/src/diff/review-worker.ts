import { DiffInputError } from "@rawr/openapi-diff";
import type { SurfaceReview } from "./review.ts";
import { type ReviewInput, reviewSurface } from "./review-surface.ts";

/** A review, or why a document cannot be compared at all. */
export type ReviewOutput =
  | { readonly review: SurfaceReview }
  | { readonly refused: { readonly reason: string; readonly side: "old" | "new" } };

/** {@link reviewSurface} as a task: what a worker throws would cross threads without its kind. */
export async function reviewInWorker(input: ReviewInput): Promise<ReviewOutput> {
  try {
    return { review: await reviewSurface(input) };
  } catch (error) {
    if (!DiffInputError.is(error)) throw error;
    return { refused: { reason: error.message, side: error.side ?? "new" } };
  }
}
