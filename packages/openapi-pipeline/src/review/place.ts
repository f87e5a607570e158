import type { SourceLocation } from "@rawr/openapi-diff";
import type { ReviewFinding, SurfaceReview } from "../diff/review.ts";

/** The author's line in the new contract; of what is gone, the line where it would be. */
export function sourceOf({ new: next, old }: ReviewFinding): SourceLocation | undefined {
  return next?.source ?? old?.source;
}

/** The new document of the first audience that a finding concerns, and where in it; of what is gone, where it was. */
export function artifactOf(
  { documents }: SurfaceReview,
  { new: next, old, touches }: ReviewFinding,
): { readonly file: string; readonly pointer: string } | undefined {
  const document = documents.find(({ audience }) => touches.audiences.includes(audience)) ?? documents[0];
  return document && { file: document.newPath, pointer: (next ?? old)?.pointer ?? "" };
}

/** `contracts/workflows.v1.ts:12:3`. */
export function placeText({ file, line, column }: SourceLocation): string {
  return `${file}:${line}:${column}`;
}
