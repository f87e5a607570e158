import type { Counts, Finding, Level } from "@rawr/openapi-diff";
import type { Audience, Waiver } from "../surface/surface.ts";

export type { Waiver } from "../surface/surface.ts";

/**
 * What the gate makes of a finding. `enforced`: it fails the command. `waived`: it would, and the contract accepts it.
 * `exempt`: its class is enforced, and the policy lets this one pass (`Finding.exempt` says why). `reported`: for people.
 */
export const reviewStatuses = ["enforced", "waived", "exempt", "reported"] as const;
export type ReviewStatus = (typeof reviewStatuses)[number];

/** A finding, and what the gate makes of it. */
export interface ReviewFinding extends Finding {
  readonly status: ReviewStatus;
  /** The entry of the contract that accepts it; present when `status` is `waived`. */
  readonly waiver?: Waiver;
}

/** One audience of a surface, compared with the same audience before. */
export interface AudienceReview {
  readonly name: Audience | string;
  readonly level: Level;
  readonly counts: Counts;
}

/** One client package of a surface. */
export interface ClientReview {
  readonly name: string;
  readonly audience: Audience | string;
  readonly level: Level;
  /** Its version on the old side. */
  readonly oldVersion: string;
  /** The version that a release would give it now. */
  readonly nextVersion: string;
}

/** One surface against an older state of itself: what every renderer is given, as data. */
export interface SurfaceReview {
  /** `workflows.v1`; of two files, the new one's path. */
  readonly surface: string;
  /** What it was compared with: `released 1.0.0`, `git main`, `old.yaml`. */
  readonly against: string;
  readonly oldVersion: string;
  readonly newVersion: string;
  /** Of the whole surface; waived breaks do not raise it above minor. */
  readonly level: Level;
  readonly audiences: readonly AudienceReview[];
  readonly clients: readonly ClientReview[];
  /** Merged over audiences; sorted: enforced first, then by class, then by place. */
  readonly findings: readonly ReviewFinding[];
  /** The readable snapshot, contract.md; undefined when the old side has none. */
  readonly snapshot: { readonly path: string; readonly before: string; readonly after: string } | undefined;
  /** Where each side's documents are, relative to the workspace root; of a git ref, `main:openapi/…`. */
  readonly documents: readonly { readonly audience: string; readonly oldPath: string; readonly newPath: string }[];
}
