import { SourceMap, type SourceMapPayload } from "node:module";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic, SourceLocation } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { originalOffset } from "./instrument.ts";
import { type LoadedModule, type ModuleLoader, ModuleSyntaxError, stripTypes } from "./module-loader.ts";

/** What went wrong while a contract's modules were loaded, at the author's line. */
export function explainLoadError(error: unknown, loader: ModuleLoader, root: string): Diagnostic {
  const place = (path: string, source: string, offset: number): SourceLocation => {
    const before = source.slice(0, offset);
    const line = before.split("\n").length;
    return { file: relative(root, path).split(sep).join("/"), line, column: offset - before.lastIndexOf("\n") };
  };
  if (ModuleSyntaxError.is(error)) {
    return diagnose("module-syntax", { error: error.message }, { location: place(error.path, error.source, error.offset) });
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const missing = missingImport(error);
  if (missing) {
    const importer = missing.importer ? loader.modules.get(missing.importer) : importerOf(loader, missing.specifier);
    const at = importer?.source.indexOf(missing.specifier) ?? -1;
    const location = importer && at >= 0 ? place(importer.path, importer.source, at - 1) : undefined;
    return diagnose("module-not-found", missing, { location });
  }
  const thrown = error instanceof Error ? thrownAt(error, loader) : undefined;
  const location = thrown && place(thrown.module.path, thrown.module.source, thrown.offset);
  const unready = /Cannot access '([^']+)' before initialization/.exec(message);
  const cycle = unready && thrown && cycleThrough(thrown.module.path, loader);
  if (unready && cycle) {
    const chain = cycle.map((path) => relative(root, path).split(sep).join("/"));
    return diagnose("module-cycle", { name: unready[1] as string, chain }, { location });
  }
  return diagnose("module-threw", { error: message }, { location });
}

function missingImport(error: unknown): { specifier: string; reason: string; importer?: string } | undefined {
  const { code, message = "" } = (error ?? {}) as { code?: string; message?: string };
  if (code === "ERR_MODULE_NOT_FOUND" || code === "ERR_UNSUPPORTED_DIR_IMPORT") {
    const [, what = "", importer] = /^(?:Cannot find (?:package|module)|Directory import) '([^']+)'.* imported from (.+?)$/m.exec(message) ?? [];
    const specifier = what.split(/[\\/]/).pop() ?? what;
    const isFile = what.startsWith("/") || /^[A-Za-z]:\\/.test(what);
    return {
      specifier: isFile ? specifier.replace(/\.[mc]?[jt]sx?$/, "") : what,
      reason: isFile ? "there is no such file" : "the package is not installed",
      ...(importer && { importer }),
    };
  }
  if (code === "ERR_PACKAGE_PATH_NOT_EXPORTED") {
    const [, subpath = "", manifest = "", importer] = /subpath '([^']+)' is not defined by "exports" in (.+?package\.json)(?: imported from (.+))?$/m.exec(message) ?? [];
    const name = manifest.replace(/[\\/]package\.json$/, "").split(/node_modules[\\/]/).pop() ?? "";
    return { specifier: `${name}${subpath.slice(1)}`, reason: "the package does not export it", ...(importer && { importer }) };
  }
  const named = /The requested module '([^']+)' does not provide an export named '([^']+)'/.exec(message);
  if (named) return { specifier: named[1] as string, reason: `it has no export named "${named[2]}"` };
  return undefined;
}

function importerOf(loader: ModuleLoader, specifier: string): LoadedModule | undefined {
  return [...loader.modules.values()].find((module) => module.imports.has(specifier));
}

/** The topmost frame of the stack that lies in an author's module, mapped back to the author's text. */
function thrownAt(error: Error, loader: ModuleLoader): { module: LoadedModule; offset: number } | undefined {
  for (const [, url, line, column] of (error.stack ?? "").matchAll(/(file:\/\/[^\s()]+?):(\d+):(\d+)/g)) {
    const module = loader.modules.get(fileURLToPath(url as string));
    if (!module) continue;
    const { map } = stripTypes(module.path, module.instrumented.code, true);
    const entry = map && new SourceMap(map as unknown as SourceMapPayload).findEntry(Number(line) - 1, Number(column) - 1);
    if (!entry || !("originalLine" in entry)) return { module, offset: 0 };
    const lines = module.instrumented.code.split("\n");
    const before = lines.slice(0, entry.originalLine).reduce((sum, each) => sum + each.length + 1, 0);
    return { module, offset: originalOffset(module.instrumented, before + entry.originalColumn) };
  }
  return undefined;
}

function cycleThrough(start: string, loader: ModuleLoader): string[] | undefined {
  const visit = (path: string, trail: readonly string[]): string[] | undefined => {
    for (const target of loader.modules.get(path)?.imports.values() ?? []) {
      if (target === start) return [...trail, start];
      if (trail.includes(target) || !loader.modules.has(target)) continue;
      const found = visit(target, [...trail, target]);
      if (found) return found;
    }
    return undefined;
  };
  return visit(start, [start]);
}
