import { relative, sep } from "node:path";
import { toOpenApi31 } from "@rawr/openapi-document";
import type { OutputFile } from "../artifacts/output-file.ts";
import type { Diagnostic, SourceLocation } from "../diagnostics/diagnostic.ts";
import { projectAudience } from "../document/audience.ts";
import { canonicalize, stringify } from "../document/canonical.ts";
import { closeReferences } from "../document/close-references.ts";
import { findNonJson } from "../document/non-json.ts";
import { documentPath, namesPath } from "../paths.ts";
import type { SourceDocument } from "../surface/load-document.ts";
import type { SurfaceInfo } from "../surface/surface.ts";
import { checkIngress } from "./check-ingress.ts";
import type { CompiledSurface } from "./compile-surface.ts";
import type { CompiledDocument } from "./compiled-document.ts";
import { checkNames, formatNames } from "./names-lock.ts";
import { sourceTable } from "./source-table.ts";

/** The documents of a surface, and the record of its names. */
export interface Published {
  readonly documents: readonly CompiledDocument[];
  /** The complete document, when no audience gets it. */
  readonly complete: string | undefined;
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

/** One document for each audience, and the record of names. */
export function publishContract(compiled: CompiledSurface, options: PublishOptions): Published {
  const { info } = options;
  const { origins } = compiled;
  const complete = canonicalize(compiled.document, origins.copied);
  const locate = (pointer: string) => origins.locate(complete, pointer);
  const diagnostics: Diagnostic[] = [...findNonJson(complete, { file: documentPath(info, "internal"), locate })];
  const documents: CompiledDocument[] = [];
  const files: OutputFile[] = [];
  for (const audience of info.audiences) {
    const path = documentPath(info, audience);
    const projection = projectAudience(complete, audience, {
      file: documentPath(info, "internal"),
      locate,
      copied: origins.copied,
    });
    const document = projection.value === complete ? complete : canonicalize(projection.value, origins.copied);
    const text = stringify(document);
    const here = { file: path, locate: (pointer: string) => origins.locate(document, pointer) };
    diagnostics.push(...projection.diagnostics, ...checkIngress(document, { text, mount: info.mount, ...here }));
    documents.push({
      audience,
      path,
      text: closeReferences(text),
      canonical: text,
      sources: sourceTable(document, origins),
    });
    files.push({ path, contents: text });
  }
  const { renames, renamedAt } = options;
  const names = checkNames({
    document: complete,
    recorded: options.names,
    file: namesPath(info),
    renames,
    renamedAt,
    origins,
  });
  files.push({ path: namesPath(info), contents: formatNames(names.value) });
  const published = info.audiences.includes("internal");
  return {
    documents,
    files,
    complete: published ? undefined : stringify(complete),
    diagnostics: [...diagnostics, ...names.diagnostics],
  };
}

/** Somebody else's document: canonical bytes; it is linted as its author wrote it, or as it was bundled from its parts. */
export function publishSource(source: SourceDocument, info: SurfaceInfo, root: string): Published {
  const audience = info.audiences[0] ?? "internal";
  const document = canonicalize(toOpenApi31(source.document));
  const text = stringify(document);
  const artifact = documentPath(info, audience);
  const path = source.text === undefined ? artifact : relative(root, source.path).split(sep).join("/");
  return {
    documents: [{ audience, path, text: closeReferences(source.text ?? text), canonical: text, sources: undefined }],
    files: [{ path: artifact, contents: text }],
    complete: undefined,
    diagnostics: checkIngress(document, { text, mount: info.mount, file: path }),
  };
}
