import { relative, sep } from "node:path";
import type { OutputFile } from "../artifacts/output-file.ts";
import type { Diagnostic, SourceLocation } from "../diagnostics/diagnostic.ts";
import { projectAudience } from "../document/audience.ts";
import { canonicalize, stringify } from "../document/canonical.ts";
import { toOpenApi31 } from "../document/lift-3.1.ts";
import { findNonJson } from "../document/non-json.ts";
import type { OpenApiDocument } from "../document/openapi.ts";
import type { DocumentPlaceOptions } from "../document/place.ts";
import { toOpenApi30 } from "../document/view-3.0.ts";
import { toOpenApi32 } from "../document/view-3.2.ts";
import { documentPath, namesPath, snapshotPath, viewPath } from "../paths.ts";
import { renderContract } from "../snapshot/contract-markdown.ts";
import type { SourceDocument } from "../surface/load-document.ts";
import type { Audience, SurfaceInfo } from "../surface/surface.ts";
import type { CompiledDocument } from "./compiled-document.ts";
import type { CompiledSurface } from "./compile-surface.ts";
import { checkIngress } from "./check-ingress.ts";
import { checkNames, formatNames } from "./names-lock.ts";
import { sourceTable } from "./source-table.ts";

/** What follows from a complete document without any other tool. */
export interface Published {
  readonly documents: readonly CompiledDocument[];
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface PublishOptions {
  readonly info: SurfaceInfo;
  readonly names: string | undefined;
  readonly renames: Readonly<Record<string, string>>;
  /** Where the author accepted a rename. */
  readonly renamedAt: (from: string) => SourceLocation | undefined;
}

/** One document for each audience with its views, the snapshot, and the record of names. */
export function publishContract(compiled: CompiledSurface, options: PublishOptions): Published {
  const { info } = options;
  const { origins } = compiled;
  const complete = canonicalize(compiled.document, origins.copied);
  const locate = (pointer: string) => origins.locate(complete, pointer);
  const diagnostics: Diagnostic[] = [...findNonJson(complete, { file: documentPath(info, "internal"), locate })];
  const documents: CompiledDocument[] = [];
  const files: OutputFile[] = [];
  const projected: Partial<Record<Audience, OpenApiDocument>> = {};
  for (const audience of info.audiences) {
    const path = documentPath(info, audience);
    const projection = projectAudience(complete, audience, { file: documentPath(info, "internal"), locate, copied: origins.copied });
    const document = projection.value === complete ? complete : canonicalize(projection.value, origins.copied);
    projected[audience] = document;
    const text = stringify(document);
    const here = { file: path, locate: (pointer: string) => origins.locate(document, pointer) };
    const views = viewsOf(document, info, { audience, ...here });
    diagnostics.push(...projection.diagnostics, ...checkIngress(document, { text, mount: info.mount, ...here }), ...views.diagnostics);
    documents.push({ audience, path, text, canonical: text, sources: sourceTable(document, origins) });
    files.push({ path, contents: text }, ...views.files);
  }
  const { renames, renamedAt } = options;
  const names = checkNames({ document: complete, recorded: options.names, file: namesPath(info), renames, renamedAt, origins });
  files.push({ path: snapshotPath(info), contents: renderContract({ documents: { ...projected, internal: complete }, surface: info }) });
  files.push({ path: namesPath(info), contents: formatNames(names.value) });
  return { documents, files, diagnostics: [...diagnostics, ...names.diagnostics] };
}

/** Somebody else's document: canonical bytes, views and snapshot; it is linted as its author wrote it. */
export function publishSource(source: SourceDocument, info: SurfaceInfo, root: string): Published {
  const audience = info.audiences[0] ?? "internal";
  const document = canonicalize(toOpenApi31(source.document));
  const text = stringify(document);
  const views = viewsOf(document, info, { audience, file: documentPath(info, audience) });
  const lintedPath = relative(root, source.path).split(sep).join("/");
  return {
    documents: [{ audience, path: lintedPath, text: source.text, canonical: text, sources: undefined }],
    files: [
      { path: documentPath(info, audience), contents: text },
      ...views.files,
      { path: snapshotPath(info), contents: renderContract({ documents: { [audience]: document, internal: document }, surface: info }) },
    ],
    diagnostics: [...checkIngress(document, { text, mount: info.mount, file: lintedPath }), ...views.diagnostics],
  };
}

interface ViewsOptions extends DocumentPlaceOptions {
  readonly audience: Audience;
}

function viewsOf(document: OpenApiDocument, info: SurfaceInfo, { audience, ...place }: ViewsOptions) {
  const older = toOpenApi30(document, place);
  const newer = toOpenApi32(document);
  const files: OutputFile[] = [
    { path: viewPath(info, audience, "3.0"), contents: stringify(canonicalize(older.value)) },
    { path: viewPath(info, audience, "3.2"), contents: stringify(canonicalize(newer)) },
  ];
  return { files, diagnostics: older.diagnostics };
}
