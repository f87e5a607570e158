import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { parseDocument } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import type { OpenApiDocument } from "../document/openapi.ts";
import type { DocumentSurface } from "./surface.ts";
import type { Tracer } from "./trace.ts";

/** Above this a document is refused: its tools would need many gigabytes of memory. */
const limitMegabytes = 50;

/** The source document of a surface, read and parsed. */
export interface SourceDocument {
  readonly path: string;
  /** What is linted: the author's text. */
  readonly text: string;
  readonly document: OpenApiDocument;
}

export interface DocumentLoad {
  readonly value: SourceDocument | undefined;
  readonly diagnostics: Diagnostic[];
  /** Absolute paths of every file that was read. */
  readonly inputs: readonly string[];
}

/** Reads somebody else's OpenAPI document (3.0, 3.1 or 3.2; JSON or YAML); parts in other files are bundled in. */
export async function loadDocument(surface: DocumentSurface, tracer: Tracer, surfaceFile: string): Promise<DocumentLoad> {
  const path = resolve(dirname(surfaceFile), surface.document);
  const origin = tracer.originOf(surface);
  const place = { location: origin?.key("document") ?? origin?.location };
  const refuse = (reason: string): DocumentLoad => ({
    value: undefined,
    diagnostics: [diagnose("source-document-unreadable", { document: surface.document, reason }, place)],
    inputs: [path],
  });
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return refuse("there is no such file");
  const megabytes = Math.round(stat.size / 1024 / 1024);
  if (megabytes > limitMegabytes) {
    const facts = { document: surface.document, megabytes, limit: limitMegabytes };
    return { value: undefined, diagnostics: [diagnose("source-document-size", facts, place)], inputs: [path] };
  }
  const text = readFileSync(path, "utf8");
  const parsed = parse(text);
  if ("error" in parsed) return refuse(parsed.error);
  const version = (parsed.value as { openapi?: unknown } | null)?.openapi;
  if (typeof version !== "string" || !/^3\.[012]\.\d+/.test(version)) {
    return refuse(version === undefined ? "it has no `openapi` version" : `its version is ${JSON.stringify(version)}`);
  }
  if (!hasForeignReferences(parsed.value)) return { value: { path, text, document: parsed.value as OpenApiDocument }, diagnostics: [], inputs: [path] };
  const { bundle, createConfig } = await import("@redocly/openapi-core");
  try {
    const bundled = await bundle({ ref: path, config: await createConfig({}) });
    const unresolved = bundled.problems.find((problem) => problem.severity === "error");
    if (unresolved) return refuse(unresolved.message);
    const inputs = [path, ...[...bundled.fileDependencies].filter((file) => file !== path)];
    return { value: { path, text, document: bundled.bundle.parsed as OpenApiDocument }, diagnostics: [], inputs };
  } catch (error) {
    return refuse(`its parts cannot be bundled: ${(error as Error).message}`);
  }
}

function parse(text: string): { value: unknown } | { error: string } {
  if (/^\s*[{[]/.test(text)) {
    try {
      return { value: JSON.parse(text) };
    } catch {
      // Not JSON; YAML's parser says where.
    }
  }
  const document = parseDocument(text, { prettyErrors: true });
  const [error] = document.errors;
  if (error) return { error: (error.message.split("\n")[0] as string).replace(/:$/, "") };
  try {
    return { value: document.toJS({ maxAliasCount: 10_000 }) };
  } catch (failure) {
    return { error: (failure as Error).message };
  }
}

/** Whether any `$ref` leaves the document. */
function hasForeignReferences(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  const reference = (node as { $ref?: unknown }).$ref;
  if (typeof reference === "string" && !reference.startsWith("#")) return true;
  return Object.values(node).some(hasForeignReferences);
}
