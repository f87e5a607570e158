import { readFileSync } from "node:fs";
import { type LoadHookContext, registerHooks } from "node:module";
import { extname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseSync } from "oxc-parser";
import { transformSync } from "oxc-transform";
import { instrument, parseModule, tracerName } from "./instrument.ts";
import { createManifestFinder } from "./nearest-manifest.ts";
import { createPathMappings } from "./path-mappings.ts";
import { type ModuleSource, type PreparedModule, PreparedModules } from "./prepared-modules.ts";
import { resolveModule } from "./resolve-module.ts";
import { createTraceStore, type TraceStore } from "./trace.ts";

/** A module of the author's that was loaded. */
export interface LoadedModule {
  /** Absolute path. */
  readonly path: string;
  readonly source: string;
  /** The number under which its code reports to the tracer. */
  readonly index: number;
  /** Specifier → absolute path (or the bare specifier), in the order of resolution. */
  readonly imports: Map<string, string>;
}

/** An import that leads nowhere. */
export interface UnresolvedImport {
  /** As the author wrote it. */
  readonly specifier: string;
  /** Absolute path of the module that imports it. */
  readonly importer: string;
}

/** Loads author's modules and remembers what each object was made from. */
export interface ModuleLoader {
  readonly traces: TraceStore;
  /** Which import an error of Node's resolution is about. */
  unresolved(error: unknown): UnresolvedImport | undefined;
  /** Absolute paths of every file that a module needed, itself included, and of what decided how imports resolve. */
  inputsOf(path: string): string[];
  /** Author's modules that were loaded so far, by absolute path. */
  readonly modules: ReadonlyMap<string, LoadedModule>;
  /** Every other file that was read (JSON, CommonJS), by absolute path. */
  readonly files: ReadonlySet<string>;
  readonly prepared: PreparedModules;
  /** Texts that stand in for files, by absolute path. */
  readonly overlay: Map<string, string>;
  import(path: string): Promise<Record<string, unknown>>;
}

/** A syntax error in an author's module. */
export class ModuleSyntaxError extends Error {
  static readonly code = "RAWR_MODULE_SYNTAX";
  readonly code = ModuleSyntaxError.code;
  readonly path: string;
  readonly source: string;
  readonly offset: number;
  constructor(message: string, place: { path: string; source: string; offset: number }) {
    super(message);
    this.path = place.path;
    this.source = place.source;
    this.offset = place.offset;
  }
  static is(error: unknown): error is ModuleSyntaxError {
    return (error as { code?: unknown } | null)?.code === ModuleSyntaxError.code;
  }
}

const authored = new Set([".ts", ".mts", ".tsx", ".js", ".mjs", ".jsx"]);

/**
 * Hooks Node's module loader for the life of the thread: TypeScript is stripped of its types (enums included), relative
 * imports may leave the extension out or say `.js` for `.ts`, `paths` of tsconfig.json hold, and modules outside
 * `node_modules` are traced.
 */
export function moduleLoader(): ModuleLoader {
  loader ??= createModuleLoader();
  return loader;
}

/** One for each thread: Node's module cache belongs to the thread, and so must the tracer of what is in it. */
let loader: ModuleLoader | undefined;

function createModuleLoader(): ModuleLoader {
  const traces = createTraceStore();
  const modules = new Map<string, LoadedModule>();
  const files = new Set<string>();
  const overlay = new Map<string, string>();
  const prepared = new PreparedModules();
  const mappings = createPathMappings();
  const manifestOf = createManifestFinder();
  const unresolved = new WeakMap<object, UnresolvedImport>();
  Object.defineProperty(globalThis, tracerName, { value: traces.trace, configurable: true });

  const load = (path: string): string => {
    const module = { path, source: overlay.get(path) ?? readFileSync(path, "utf8"), index: traces.nextIndex() };
    files.add(path);
    const known = prepared.get(module);
    const ready = known ?? prepareModule(module);
    if (!known) prepared.set(module, ready);
    traces.add({ ...module, sites: ready.sites });
    modules.set(path, { ...module, imports: new Map() });
    files.delete(path);
    return ready.code;
  };

  registerHooks({
    resolve(specifier, context, next) {
      const importer = context.parentURL?.startsWith("file:") ? fileURLToPath(context.parentURL) : undefined;
      const isAuthors = importer !== undefined && modules.has(importer);
      const mapped = isAuthors ? mappings.candidates(specifier, importer) : [];
      try {
        const resolved = resolveModule({ specifier, context, next, mapped });
        const target = resolved.url.startsWith("file:") ? fileURLToPath(resolved.url) : specifier;
        if (importer !== undefined) modules.get(importer)?.imports.set(specifier, target);
        return resolved;
      } catch (error) {
        if (importer !== undefined && error instanceof Error) unresolved.set(error, { specifier, importer });
        throw error;
      }
    },
    load(url, context, next) {
      if (!url.startsWith("file:") || url.includes("/node_modules/")) return next(url, context);
      const path = fileURLToPath(url);
      if (!authored.has(extname(path)) || isCommonJs(path, context)) {
        files.add(path);
        return next(url, context);
      }
      return { format: "module", source: load(path), shortCircuit: true };
    },
  });

  const inputsOf = (path: string): string[] => {
    const reached = new Set([path]);
    for (const each of reached) {
      for (const target of modules.get(each)?.imports.values() ?? [])
        if (modules.has(target) || files.has(target)) reached.add(target);
    }
    const configurations = [...reached].flatMap((each) => (modules.has(each) ? mappings.filesFor(each) : []));
    const manifests = [...reached].flatMap((each) => manifestOf(each) ?? []);
    return [...new Set([...reached, ...configurations, ...manifests])];
  };
  return {
    traces,
    modules,
    files,
    inputsOf,
    prepared,
    overlay,
    unresolved: (error) => (error instanceof Error ? unresolved.get(error) : undefined),
    import: (path) => import(pathToFileURL(path).href),
  };
}

/** @throws ModuleSyntaxError */
function prepareModule({ path, source, index }: ModuleSource): PreparedModule {
  const parsed = parseModule(path, source);
  refuseErrors(parsed.errors, { path, source });
  const { code, sites } = instrument(source, parsed, index);
  const stripped = stripTypes(path, code);
  // With a name that is declared twice, say, there is no code. Parsed again, the error is at the author's place.
  if (stripped.errors.length > 0) {
    refuseErrors(parseSync(path, source, { sourceType: "module", showSemanticErrors: true }).errors, { path, source });
    refuseErrors(stripped.errors, { path, source });
  }
  return { code: stripped.code, sites };
}

/** An error of the parser or of the transformer. */
interface Failure {
  readonly severity: string;
  readonly message: string;
  readonly labels: readonly { readonly start: number }[];
}

function refuseErrors(errors: readonly Failure[], module: { readonly path: string; readonly source: string }): void {
  const failure = errors.find(({ severity }) => severity === "Error");
  if (failure) throw new ModuleSyntaxError(failure.message, { ...module, offset: failure.labels.at(-1)?.start ?? 0 });
}

/** Author's TypeScript (already instrumented) as JavaScript; with a source map when a position has to be mapped back. */
export function stripTypes(path: string, code: string, sourcemap = false) {
  return transformSync(path, code, { sourcemap, sourceType: "module" });
}

/** Without `"type"` in package.json Node does not say; then the syntax does. */
function isCommonJs(path: string, { format }: LoadHookContext): boolean {
  if (!/\.[cm]?jsx?$/.test(path)) return false;
  return format ? format === "commonjs" : !parseModule(path, readFileSync(path, "utf8")).module.hasModuleSyntax;
}
