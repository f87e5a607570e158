import type { SourceLocation } from "../diagnostics/diagnostic.ts";
import type { ReviewPolicy, Surface, Waiver } from "./surface.ts";
import type { Tracer } from "./trace.ts";

/** A waiver, and where its author wrote it. */
export interface PlacedWaiver extends Waiver {
  readonly location: SourceLocation | undefined;
}

/** What a contract says about its own review, as plain data. */
export interface ReviewTerms {
  readonly policy: ReviewPolicy;
  readonly waivers: readonly PlacedWaiver[];
}

/** Reads the terms of a surface that was validated. */
export function reviewTerms({ review = {}, waivers = [] }: Surface, tracer: Tracer): ReviewTerms {
  return {
    policy: { ...review },
    waivers: waivers.map((waiver) => {
      const { fingerprint, reason, owner, expires } = waiver;
      return { fingerprint, reason, owner, expires, location: tracer.originOf(waiver)?.location };
    }),
  };
}
