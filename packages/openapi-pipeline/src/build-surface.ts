import type { OpenApiDocument } from "@rawr/openapi-document";
import { noCache } from "./artifacts/cache.ts";
import type { OutputFile } from "./artifacts/output-file.ts";
import type { WorkerPool } from "./artifacts/worker-pool.ts";
import { afterCompile } from "./build.ts";
import type { BuildMode, BuildRequest } from "./cli/build-types.ts";
import { type CompileOutput, compileLoaded } from "./compile/compile-file.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import { mergeDiagnostics } from "./diagnostics/merge.ts";
import { surfaceInfo } from "./surface/load-surface.ts";
import type { Audience, Surface } from "./surface/surface.ts";
import { noTracer } from "./surface/trace.ts";
import { validateSurface } from "./surface/validate-surface.ts";

/** How {@link buildSurface} builds. */
export interface BuildSurfaceOptions {
  /** Folder of `redocly.yaml` and `.spectral.yaml`, and what a source document is relative to. Default: the working directory. */
  readonly root?: string;
  /** How far: `lint` ends before the clients are generated. Default: `write`, everything. */
  readonly mode?: BuildMode;
  /** Text of the recorded names (`names.lock.json`). Default: none are recorded. */
  readonly names?: string;
}

/** What a surface compiles to. Nothing is written. */
export interface BuiltSurface {
  /** OpenAPI 3.1 by audience. */
  readonly documents: Partial<Record<Audience, OpenApiDocument>>;
  readonly findings: readonly Diagnostic[];
  /** Every artifact, by path relative to the workspace. */
  readonly files: readonly OutputFile[];
}

/**
 * Builds a surface that is at hand as a value, in this thread and in memory. Its findings name no source lines: those
 * need the modules to be loaded by the pipeline, as the command line does.
 */
export async function buildSurface(surface: Surface, options: BuildSurfaceOptions = {}): Promise<BuiltSurface> {
  const root = options.root ?? process.cwd();
  const file = `contracts/${surface.name}.v${Number.parseInt(surface.version, 10)}.ts`;
  const invalid = validateSurface(surface, noTracer, file);
  if (invalid.length > 0) return { documents: {}, findings: invalid, files: [] };
  const compiled = await compileLoaded({ surface, tracer: noTracer }, { root, file, names: options.names });
  const info = surfaceInfo(surface, file);
  const result = await afterCompile(
    request(root, options.mode ?? "write"),
    { surface: info.name, major: info.major },
    compiled,
  );
  return { documents: documentsOf(compiled), findings: mergeDiagnostics(result.diagnostics), files: result.files };
}

function documentsOf(compiled: CompileOutput): BuiltSurface["documents"] {
  return Object.fromEntries(
    compiled.documents.map(({ audience, canonical }) => [audience, JSON.parse(canonical) as OpenApiDocument]),
  );
}

function request(root: string, mode: BuildMode): BuildRequest {
  return {
    root,
    mode,
    contracts: [],
    cache: noCache(),
    workers: inThisThread,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  };
}

/** Runs stages where the caller is, so that a debugger sees them. */
const inThisThread: WorkerPool = {
  async runInWorker<Input, Output>(module: URL, exportName: string, input: Input): Promise<Output> {
    const exports = (await import(module.href)) as Record<string, (input: Input) => Output | Promise<Output>>;
    return (exports[exportName] as (input: Input) => Promise<Output>)(input);
  },
  warm: () => undefined,
  close: async () => undefined,
};
