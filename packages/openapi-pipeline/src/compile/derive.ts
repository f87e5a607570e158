import type { OpenApiDocument } from "@rawr/openapi-document";
import { toArazzo } from "../arazzo/to-arazzo.ts";
import type { OutputFile } from "../artifacts/output-file.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { canonicalize, stringify } from "../document/canonical.ts";
import { toOpenApi30 } from "../document/view-3.0.ts";
import { toOpenApi32 } from "../document/view-3.2.ts";
import { arazzoPath, documentPath, snapshotPath, viewPath } from "../paths.ts";
import { renderContract } from "../snapshot/contract-markdown.ts";
import type { Audience, SurfaceInfo } from "../surface/surface.ts";
import { locator, type SourceTable } from "./source-table.ts";

/** One audience's document, as published. */
export interface DerivedFrom {
  readonly audience: Audience;
  /** The artifact's bytes, OpenAPI 3.1. */
  readonly canonical: string;
  readonly sources: SourceTable | undefined;
}

/** What the views, the Arazzo descriptions and the snapshot are made from; plain data, the task runs in a worker. */
export interface DeriveInput {
  readonly surface: SurfaceInfo;
  readonly documents: readonly DerivedFrom[];
  /** The complete document, when it is published to nobody: reviewers read it all the same. */
  readonly complete: string | undefined;
}

export interface DeriveOutput {
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Everything that follows from the published documents alone: their 3.0 and 3.2 views, how runs are followed, and the readable snapshot. */
export function derive({ surface, documents, complete }: DeriveInput): DeriveOutput {
  const files: OutputFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const parsed: Partial<Record<Audience, OpenApiDocument>> = {};
  for (const { audience, canonical, sources } of documents) {
    const document = JSON.parse(canonical) as OpenApiDocument;
    parsed[audience] = document;
    const older = toOpenApi30(document, { file: documentPath(surface, audience), locate: sources && locator(sources) });
    diagnostics.push(...older.diagnostics);
    files.push(
      { path: viewPath(surface, audience, "3.0"), contents: stringify(canonicalize(older.value)) },
      { path: viewPath(surface, audience, "3.2"), contents: stringify(canonicalize(toOpenApi32(document))) },
    );
    const runs = toArazzo(document, surface);
    if (runs) files.push({ path: arazzoPath(surface, audience), contents: stringify(runs) });
  }
  if (complete !== undefined) parsed.internal = JSON.parse(complete) as OpenApiDocument;
  files.push({ path: snapshotPath(surface), contents: renderContract({ documents: parsed, surface }) });
  return { files, diagnostics };
}
