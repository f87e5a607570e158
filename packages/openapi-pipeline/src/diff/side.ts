import type { JsonObject } from "@rawr/openapi-document";
import type { OutputFile } from "../artifacts/output-file.ts";
import type { SourceTable } from "../compile/source-table.ts";
import type { ReviewTerms } from "../surface/review-terms.ts";
import type { SurfaceInfo } from "../surface/surface.ts";
import type { ClientSurface } from "./sdk/client-surface.ts";

/** One audience's document, on one side. */
export interface SideDocument {
  readonly audience: string;
  /** Where people find it: relative to the workspace; of a git ref, `main:openapi/…`. */
  readonly path: string;
  readonly document: JsonObject;
  /** Pointer → author's source. */
  readonly sources?: SourceTable | undefined;
  /** The text that `path` names, in which pointers have lines. */
  readonly text?: string | undefined;
}

/** A surface as it was. Plain data. */
export interface OldSide {
  /** `released 1.0.0`, `git main`, `old.yaml` */
  readonly label: string;
  /** Whether it is the last release: waivers are of changes since then. */
  readonly isRelease: boolean;
  readonly version: string;
  readonly documents: readonly SideDocument[];
  /** By name of the package. */
  readonly clients: Readonly<Record<string, OldClient>>;
  /** contract.md */
  readonly snapshot: string | undefined;
}

export interface OldClient {
  readonly version: string;
  readonly surface: ClientSurface;
}

/** A surface as it is now. Plain data. */
export interface NewSide {
  /** `workflows.v1`; of a file, its path. */
  readonly surface: string;
  /** Of the contract; where there is none, of the document. */
  readonly version: string;
  readonly documents: readonly SideDocument[];
  readonly clients: readonly NewClient[];
  /** contract.md */
  readonly snapshot: string | undefined;
  /** Of a contract. */
  readonly info: SurfaceInfo | undefined;
  readonly terms: ReviewTerms;
}

export interface NewClient {
  readonly name: string;
  readonly audience: string;
  /** Its own version, where the contract gives it one. */
  readonly version: string | undefined;
  readonly files: readonly OutputFile[];
}
