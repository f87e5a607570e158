import type { Finding } from "@rawr/openapi-diff";
import type { Outcome } from "../../diagnostics/diagnostic.ts";
import type { Baseline } from "../../diff/baseline.ts";
import type { SurfaceReview } from "../../diff/review.ts";
import type { ContractFile, SurfaceResult } from "../build-types.ts";
import type { ReleaseSession } from "./session.ts";

/** A built surface and what it was when it was released. */
export interface ReleasedSurface {
  readonly contract: ContractFile;
  readonly result: SurfaceResult;
  readonly baseline: Baseline;
}

/** What changed since the release. */
export async function reviewRelease(
  _session: ReleaseSession,
  _released: ReleasedSurface,
): Promise<Outcome<SurfaceReview | undefined>> {
  throw new Error("not here yet");
}

export function findingsByAudience(_released: ReleasedSurface): ReadonlyMap<string, readonly Finding[]> {
  return new Map();
}
