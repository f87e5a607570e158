import { join } from "node:path";
import { httpMethods, type OpenApiDocument } from "@rawr/openapi-document";
import type { OutputFile } from "../artifacts/output-file.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { loadDocument } from "../surface/load-document.ts";
import { type LoadedSurface, loadSurface, preparedModules, surfaceInfo } from "../surface/load-surface.ts";
import type { KeptModules } from "../surface/prepared-modules.ts";
import { type ReviewTerms, reviewTerms } from "../surface/review-terms.ts";
import type { SurfaceInfo } from "../surface/surface.ts";
import { compileSurface } from "./compile-surface.ts";
import type { CompiledDocument } from "./compiled-document.ts";
import { publishContract, publishSource } from "./publish.ts";

export type { CompiledDocument } from "./compiled-document.ts";

/** What the compile stage is asked for; plain data, it runs in a worker. */
export interface CompileInput {
  /** Absolute path of the workspace. */
  readonly root: string;
  /** The contract file, relative to the root. */
  readonly file: string;
  /** Text of the recorded names, when there is a record. */
  readonly names: string | undefined;
  /** What stands in for the text of the contract file. Default: the file. */
  readonly text?: string | undefined;
  /** Modules that an earlier build prepared. */
  readonly modules?: KeptModules;
}

/** What the compile stage returns; plain data. */
export interface CompileOutput {
  readonly surface: SurfaceInfo | undefined;
  /** What the contract says about its review; of a surface that was loaded. */
  readonly terms?: ReviewTerms;
  readonly documents: readonly CompiledDocument[];
  /** The complete document, when no audience gets it. */
  readonly complete: string | undefined;
  /** Documents and names. */
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
  /** Absolute paths of the files that were read. */
  readonly inputs: readonly string[];
  readonly operations: number;
  /** Modules that were prepared anew, for the next build. */
  readonly modules?: KeptModules;
}

/** Loads one contract file and compiles everything that follows from it alone. */
export async function compileFile(input: CompileInput): Promise<CompileOutput> {
  const path = join(input.root, input.file);
  const load = await loadSurface(input.root, path, { kept: input.modules, text: input.text });
  const modules = preparedModules();
  const nothing = { surface: undefined, documents: [], complete: undefined, files: [], operations: 0, modules };
  if (!load.value) return { ...nothing, diagnostics: load.diagnostics, inputs: load.inputs };
  const made = await compileLoaded(load.value, input);
  const diagnostics = [...load.diagnostics, ...made.diagnostics];
  const terms = reviewTerms(load.value.surface, load.value.tracer);
  return { ...made, terms, modules, diagnostics, inputs: [...load.inputs, ...made.inputs] };
}

/** {@link compileFile} for a surface that is loaded already. */
export async function compileLoaded({ surface, tracer }: LoadedSurface, input: CompileInput): Promise<CompileOutput> {
  const info = surfaceInfo(surface, input.file);
  if ("document" in surface) {
    const source = await loadDocument(surface, tracer, { root: input.root, surfaceFile: join(input.root, input.file) });
    if (!source.value)
      return {
        surface: info,
        documents: [],
        complete: undefined,
        files: [],
        operations: 0,
        diagnostics: source.diagnostics,
        inputs: source.inputs,
      };
    const published = publishSource(source.value, info, input.root);
    return {
      surface: info,
      ...published,
      diagnostics: [...source.diagnostics, ...published.diagnostics],
      operations: countOperations(source.value.document),
      inputs: source.inputs,
    };
  }
  const compiled = compileSurface(surface, tracer);
  const operations = countOperations(compiled.value.document);
  if (compiled.diagnostics.some(({ severity }) => severity === "error")) {
    return {
      surface: info,
      documents: [],
      complete: undefined,
      files: [],
      operations,
      diagnostics: compiled.diagnostics,
      inputs: [],
    };
  }
  const renamedAt = (from: string) => (tracer.originOf(surface.renames) ?? tracer.originOf(surface))?.key(from);
  const published = publishContract(compiled.value, {
    info,
    names: input.names,
    renames: surface.renames ?? {},
    renamedAt,
  });
  return {
    surface: info,
    ...published,
    operations,
    diagnostics: [...compiled.diagnostics, ...published.diagnostics],
    inputs: [],
  };
}

function countOperations(document: OpenApiDocument): number {
  return Object.values(document.paths ?? {}).reduce(
    (sum, item) => sum + httpMethods.filter((method) => item?.[method]).length,
    0,
  );
}
