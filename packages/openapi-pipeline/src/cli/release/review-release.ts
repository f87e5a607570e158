import type { Outcome } from "../../diagnostics/diagnostic.ts";
import type { Baseline } from "../../diff/baseline.ts";
import type { SurfaceReview } from "../../diff/review.ts";
import type { ReviewInput } from "../../diff/review-surface.ts";
import type { NewSide } from "../../diff/side.ts";
import { baselinePath } from "../../paths.ts";
import type { SurfaceInfo } from "../../surface/surface.ts";
import type { SurfaceResult } from "../build-types.ts";
import { newSideOf } from "../diff/new-side.ts";
import { releasedSide } from "../diff/old-baseline.ts";
import { runReview } from "../diff/run-review.ts";
import { todayOf } from "../diff/today.ts";
import type { ReleaseSession } from "./session.ts";

/** A built surface and what it was when it was released. */
export interface ReleasedSurface {
  readonly surface: SurfaceInfo;
  readonly result: SurfaceResult;
  readonly baseline: Baseline;
}

/** What changed since the release. */
export async function reviewRelease(
  session: ReleaseSession,
  released: ReleasedSurface,
): Promise<Outcome<SurfaceReview | undefined>> {
  return runReview(session.workers, reviewInput(session, released));
}

/**
 * What differs for one audience alone. Compared by itself and not picked out: what several audiences have in common is one
 * finding of the whole review, and names operations that this audience must not hear of.
 */
export async function reviewAudience(
  session: ReleaseSession,
  released: ReleasedSurface,
  audience: string,
): Promise<Outcome<SurfaceReview | undefined>> {
  const { old, next, ...rest } = reviewInput(session, released);
  const own = <Document extends { readonly audience: string }>(documents: readonly Document[]) =>
    documents.filter((each) => each.audience === audience);
  return runReview(session.workers, {
    ...rest,
    old: { ...old, documents: own(old.documents), clients: {}, isRelease: false },
    next: { ...next, documents: own(next.documents), clients: [] },
  });
}

function reviewInput({ to }: ReleaseSession, { surface, result, baseline }: ReleasedSurface): ReviewInput {
  // Only what compiled becomes a candidate.
  const next = newSideOf(result) as NewSide;
  return { old: releasedSide(baseline, baselinePath(surface)), next, today: todayOf(to) };
}
