import type { SourceLocation } from "../diagnostics/diagnostic.ts";
import type { DiagnosticPlace } from "../diagnostics/table.ts";

/** How a pass says where its diagnostics belong. */
export interface DocumentPlaceOptions {
  /** Path of the document that pointers lead into, relative to the workspace root. Default: `""`, not yet known. */
  readonly file?: string | undefined;
  /** Where the author wrote what stands at a pointer. */
  readonly locate?: ((pointer: string) => SourceLocation | undefined) | undefined;
}

/** The place of a diagnostic about one node of a document. */
export function documentPlace(pointer: string, options: DocumentPlaceOptions): DiagnosticPlace {
  return { location: options.locate?.(pointer), artifact: { file: options.file ?? "", pointer } };
}
