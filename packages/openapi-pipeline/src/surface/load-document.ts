import { readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { OpenApiDocument } from "@rawr/openapi-document";
import { parseDocument } from "yaml";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { leadsOut } from "../document/close-references.ts";
import { bundleParts, dropMissingMappings, isNameOrLocal, isUrl } from "./bundle-parts.ts";
import type { DocumentSurface } from "./surface.ts";
import type { Tracer } from "./trace.ts";

/** Above this a document is refused: its tools would need many gigabytes of memory. */
const limitMegabytes = 50;

/** The source document of a surface, read and parsed. */
export interface SourceDocument {
  readonly path: string;
  /** The author's text; undefined when parts in other files were bundled in. */
  readonly text: string | undefined;
  readonly document: OpenApiDocument;
}

export interface DocumentLoad {
  readonly value: SourceDocument | undefined;
  readonly diagnostics: Diagnostic[];
  /** Absolute paths of every file that was read. */
  readonly inputs: readonly string[];
}

/** Where a document is read. */
export interface DocumentPlace {
  /** Absolute path of the workspace, which no part of the document may be outside of. */
  readonly root: string;
  /** Absolute path of the contract file, from which the document's path starts. */
  readonly surfaceFile: string;
}

/** Reads somebody else's OpenAPI document (3.0, 3.1 or 3.2; JSON or YAML); parts in other files are bundled in. */
export async function loadDocument(
  surface: DocumentSurface,
  tracer: Tracer,
  { root, surfaceFile }: DocumentPlace,
): Promise<DocumentLoad> {
  const path = resolve(dirname(surfaceFile), surface.document);
  const origin = tracer.originOf(surface);
  const place = { location: origin?.key("document") ?? origin?.location };
  const refuse = (reason: string, inputs: readonly string[] = [path]): DocumentLoad => ({
    value: undefined,
    diagnostics: [diagnose("source-document-unreadable", { document: surface.document, reason }, place)],
    inputs,
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
  const whole: SourceDocument = { path, text, document: parsed.value as OpenApiDocument };
  if (shape.isWhole) return { value: whole, diagnostics: [], inputs: [path] };
  const parted = { path, root, limit: limitMegabytes };
  const dropped = dropMissingMappings(parsed.value, parted);
  if (dropped.length > 0 && surelyWhole(parsed.value)) {
    const diagnostics = dropped.map((target) =>
      diagnose("discriminator-target-missing", { document: surface.document, target }, place),
    );
    return { value: { ...whole, text: undefined }, diagnostics, inputs: [path] };
  }
  const bundled = await bundleParts(parted);
  if ("error" in bundled) return refuse(bundled.error, bundled.inputs);
  const hasParts = bundled.inputs.length > 1;
  const value = hasParts ? { path, text: undefined, document: bundled.document } : whole;
  return { value, diagnostics: [], inputs: bundled.inputs };
}

function surelyWhole(document: unknown): boolean {
  const shape = inspect(document);
  return typeof shape !== "string" && shape.isWhole;
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

/** Whether an object's own members may name a file or a URL that tools read. */
function mayLeadOut(node: object): boolean {
  return Object.entries(node).some(([key, value]) => {
    // An example on the network is for readers, and stays where it is.
    if (leadsOut(key, value)) return key === "$ref" || !isUrl(value);
    // A discriminator's mapping holds names or references; the bundler knows which.
    return (key === "mapping" && !isWithinDocument(value)) || key === "defaultMapping";
  });
}

/** Whether surely every value of a discriminator's mapping stays in the document. */
function isWithinDocument(mapping: unknown): boolean {
  if (typeof mapping !== "object" || mapping === null) return true;
  // The bundler follows a reference here too, and what it leads to is a mapping under another name.
  if (Object.hasOwn(mapping, "$ref")) return false;
  return Object.values(mapping).every((target) => typeof target === "string" && isNameOrLocal(target));
}

/** Whether surely nothing refers to another file or to the network; or why no tool could walk it. */
function inspect(document: unknown): { readonly isWhole: boolean } | string {
  let isWhole = true;
  const open = new Set<unknown>();
  const isTree = (node: unknown): boolean => {
    if (typeof node !== "object" || node === null) return true;
    if (open.has(node)) return false;
    if (mayLeadOut(node)) isWhole = false;
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
