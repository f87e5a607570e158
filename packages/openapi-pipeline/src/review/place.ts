import type { SourceLocation } from "@rawr/openapi-diff";
import type { ReviewFinding, SurfaceReview } from "../diff/review.ts";

/** The author's line: in the new contract, or where the old one had what is gone. */
export function sourceOf({ new: next, old }: ReviewFinding): SourceLocation | undefined {
  return next?.source ?? old?.source;
}

/** A document in which a finding can be seen, and where: the new one, or the old one for what is gone. */
export function artifactOf(
  { documents }: SurfaceReview,
  finding: ReviewFinding,
): { readonly file: string; readonly pointer: string } | undefined {
  const side = finding.new ?? finding.old;
  const document =
    documents.find(({ audience }) => finding.touches.audiences.includes(audience)) ??
    (finding.touches.audiences.length === 0 ? documents[0] : undefined);
  if (!side || !document) return undefined;
  return { file: finding.new ? document.newPath : document.oldPath, pointer: side.pointer };
}

/** `contracts/workflows.v1.ts:12:3`. */
export function placeText({ file, line, column }: SourceLocation): string {
  return `${file}:${line}:${column}`;
}
