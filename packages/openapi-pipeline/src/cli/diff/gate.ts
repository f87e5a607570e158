import type { WorkerPool } from "../../artifacts/worker-pool.ts";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { diagnose } from "../../diagnostics/table.ts";
import { baselinePath } from "../../paths.ts";
import type { SurfaceResult } from "../build-types.ts";
import { contractId } from "../workspace.ts";
import { neverReleased } from "./never-released.ts";
import { newSideOf } from "./new-side.ts";
import { readReleasedSide } from "./old-baseline.ts";
import { type RemovedSurface, removedSide } from "./removed-surfaces.ts";
import { runReview } from "./run-review.ts";
import { reviewDiagnostics } from "./to-diagnostics.ts";

/** Where and when surfaces are held against their releases. */
export interface GateInput {
  readonly root: string;
  readonly workers: WorkerPool;
  /** RFC 3339 date. */
  readonly today: string;
}

/** Holds what was built against its last release. */
export async function holdAgainstRelease(
  result: SurfaceResult,
  { root, workers, today }: GateInput,
): Promise<readonly Diagnostic[]> {
  const { value: old, diagnostics } = readReleasedSide(root, { name: result.surface, major: result.major });
  if (!old) return diagnostics.length > 0 ? diagnostics : [neverReleased(result)];
  const next = newSideOf(result);
  // A surface that did not compile has said why.
  if (!next) return [];
  const review = await runReview(workers, { old, next, today });
  return review.value ? reviewDiagnostics(review.value, next.terms.waivers) : review.diagnostics;
}

/** Holds a release whose contract file is gone against nothing: is anybody left who may rely on it? */
export async function holdRemoved(
  surface: RemovedSurface,
  { root, workers, today }: GateInput,
): Promise<readonly Diagnostic[]> {
  const { value: old, diagnostics } = readReleasedSide(root, { name: surface.surface, major: surface.major });
  if (!old) return diagnostics;
  const review = await runReview(workers, { old, next: removedSide(surface, old.version), today });
  const enforced = review.value?.findings.filter(({ status }) => status === "enforced") ?? [];
  if (enforced.length === 0) return review.diagnostics;
  const path = baselinePath({ name: surface.surface, major: surface.major });
  const operations = new Set(enforced.flatMap(({ touches }) => touches.operations)).size;
  return [diagnose("surface-removed", { surface: contractId(surface), version: old.version, operations, path })];
}
