import type { Audience } from "../surface/surface.ts";
import type { SourceTable } from "./source-table.ts";

/** One audience's document, ready for the stages after compile. */
export interface CompiledDocument {
  readonly audience: Audience;
  /** Path of the file that is linted: the artifact, or the author's own document. */
  readonly path: string;
  /** Its text, the artifact's or the author's, but that nothing in it leads out of the document: linters would follow. */
  readonly text: string;
  /** The artifact's bytes in OpenAPI 3.1, from which clients are generated. */
  readonly canonical: string;
  /** Pointer → author's source. Undefined when the linted text is the author's own. */
  readonly sources: SourceTable | undefined;
}
