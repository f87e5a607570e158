import { readFileSync, statSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
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
export async function loadDocument(
  surface: DocumentSurface,
  tracer: Tracer,
  surfaceFile: string,
): Promise<DocumentLoad> {
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
  const text = decode(readFileSync(path));
  if (text === undefined) return refuse("it is not UTF-8");
  const parsed = parse(text);
  if ("error" in parsed) return refuse(parsed.error);
  const unfit = whyUnfit(parsed.value);
  if (unfit) return refuse(unfit);
  const shape = inspect(parsed.value);
  if (typeof shape === "string") return refuse(shape);
  if (!shape.isWhole) return bundleParts(path, text, refuse);
  return { value: { path, text, document: parsed.value as OpenApiDocument }, diagnostics: [], inputs: [path] };
}

async function bundleParts(
  path: string,
  text: string,
  refuse: (reason: string) => DocumentLoad,
): Promise<DocumentLoad> {
  const { BaseResolver, bundle, createConfig } = await import("@redocly/openapi-core");
  /** What a build reads has to be in the repository: a server's answer differs from day to day. */
  class LocalResolver extends BaseResolver {
    override async loadExternalRef(reference: string) {
      if (/^https?:/.test(reference)) throw new Error(`${reference} is on the network; save it beside the document`);
      const file = relative(dirname(path), reference).split(sep).join("/");
      return super.loadExternalRef(reference).catch((error: Error) => {
        // Node's own words hold the absolute path.
        throw new Error(
          error.message.startsWith("ENOENT")
            ? `there is no file ${file}`
            : `${file}: ${error.message.replace(/ '.*'$/, "")}`,
        );
      });
    }
  }
  try {
    const bundled = await bundle({
      ref: path,
      config: await createConfig({}),
      externalRefResolver: new LocalResolver(),
    });
    const unresolved = bundled.problems.find((problem) => problem.severity === "error");
    if (unresolved) return refuse(unresolved.message);
    const inputs = [path, ...[...bundled.fileDependencies].filter((file) => file !== path)];
    return { value: { path, text, document: bundled.bundle.parsed as OpenApiDocument }, diagnostics: [], inputs };
  } catch (error) {
    return refuse(`its parts cannot be bundled: ${(error as Error).message}`);
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function whyUnfit(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return "it is not an object";
  const { openapi, swagger } = value as { openapi?: unknown; swagger?: unknown };
  if (swagger !== undefined) return `it is Swagger ${String(swagger)}, which has to be converted to OpenAPI 3 first`;
  if (openapi === undefined) return "it has no `openapi` version";
  if (typeof openapi === "string" && /^3\.[012]\.\d+/.test(openapi)) return undefined;
  return `its version is ${JSON.stringify(openapi)}`;
}

function parse(text: string): { value: unknown } | { error: string } {
  if (/^\s*[{[]/.test(text)) {
    try {
      return { value: JSON.parse(text) };
    } catch {
      // Not JSON; YAML's parser says where.
    }
  }
  try {
    const document = parseDocument(text, { prettyErrors: true });
    const [error] = document.errors;
    if (error) return { error: (error.message.split("\n")[0] as string).replace(/:$/, "") };
    return { value: document.toJS({ maxAliasCount: 10_000 }) };
  } catch (failure) {
    return { error: (failure as Error).message.split("\n")[0] as string };
  }
}

/** Whether no `$ref` leaves the document; or why no tool could walk it. */
function inspect(document: unknown): { readonly isWhole: boolean } | string {
  let isWhole = true;
  const open = new Set<unknown>();
  const isTree = (node: unknown): boolean => {
    if (typeof node !== "object" || node === null) return true;
    if (open.has(node)) return false;
    const reference = (node as { $ref?: unknown }).$ref;
    if (typeof reference === "string" && !reference.startsWith("#")) isWhole = false;
    open.add(node);
    const ends = Object.values(node).every(isTree);
    open.delete(node);
    return ends;
  };
  try {
    return isTree(document) ? { isWhole } : "one of its YAML anchors contains itself";
  } catch {
    return "it is nested too deeply";
  }
}
