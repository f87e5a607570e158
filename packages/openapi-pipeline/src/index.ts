export type { OutputFile } from "./artifacts/output-file.ts";
export { type BuildSurfaceOptions, type BuiltSurface, buildSurface } from "./build-surface.ts";
export type { Diagnostic, DiagnosticNote, Severity, SourceLocation } from "./diagnostics/diagnostic.ts";
export type { SurfaceReview } from "./diff/review.ts";
export { type ReviewFormat, renderReviews } from "./review/render.ts";
export {
  type Audience,
  type ClientPackage,
  type ContractSurface,
  type DocumentSurface,
  defineSurface,
  type Surface,
} from "./surface/surface.ts";
