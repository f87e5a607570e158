import { SourceMap, type SourceMapPayload } from "node:module";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Diagnostic, SourceLocation } from "../diagnostics/diagnostic.ts";
import { indexLines } from "../diagnostics/positions.ts";
import { diagnose } from "../diagnostics/table.ts";
import { explainImportError } from "./import-error.ts";
import { instrument, originalOffset, parseModule } from "./instrument.ts";
import { LoadInterruptedError } from "./load-guard.ts";
import { type ModuleLoader, ModuleSyntaxError, stripTypes } from "./module-loader.ts";
import { type ModulePlace, pendingAwait } from "./top-level-await.ts";

/** A contract file that could not be loaded. */
export interface FailedLoad {
  readonly error: unknown;
  readonly loader: ModuleLoader;
  /** Absolute path of the workspace. */
  readonly root: string;
  /** Absolute path of the contract file. */
  readonly path: string;
}

/** What went wrong while a contract's modules were loaded, at the author's line; else at the contract file. */
export async function explainLoadError(load: FailedLoad): Promise<Diagnostic> {
  const { error, loader, root, path } = load;
  const name = (file: string) => relative(root, file).split(sep).join("/");
  const locate = (place: ModulePlace | undefined): SourceLocation =>
    place
      ? { file: name(place.module.path), ...indexLines(place.module.source).positionAt(place.offset) }
      : { file: name(path), line: 1, column: 1 };
  if (LoadInterruptedError.is(error)) {
    const place = error.timedOut ? await pendingAwait(loader, path) : thrownAt(error, loader);
    return diagnose("module-never-loaded", { reason: error.message }, { location: locate(place) });
  }
  if (ModuleSyntaxError.is(error)) {
    const location = { file: name(error.path), ...indexLines(error.source).positionAt(error.offset) };
    return diagnose("module-syntax", { error: error.message }, { location });
  }
  const missing = explainImportError(error, loader, name);
  if (missing) return missing(locate);
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const thrown = error instanceof Error ? thrownAt(error, loader) : undefined;
  const unready = /Cannot access '([^']+)' before initialization/.exec(message);
  const cycle = unready && thrown && cycleThrough(thrown.module.path, loader);
  if (unready && cycle) {
    return diagnose(
      "module-cycle",
      { name: unready[1] as string, chain: cycle.map(name) },
      { location: locate(thrown) },
    );
  }
  return diagnose("module-threw", { error: message }, { location: locate(thrown) });
}

/** The topmost frame of the stack that lies in an author's module, mapped back to the author's text. */
function thrownAt(error: Error, loader: ModuleLoader): ModulePlace | undefined {
  for (const [, url, line, column] of (error.stack ?? "").matchAll(/(file:\/\/\S+?):(\d+):(\d+)/g)) {
    const module = loader.modules.get(fileURLToPath(url as string));
    if (!module) continue;
    const instrumented = instrument(module.source, parseModule(module.path, module.source), module.index);
    const { map } = stripTypes(module.path, instrumented.code, true);
    const entry =
      map && new SourceMap(map as unknown as SourceMapPayload).findEntry(Number(line) - 1, Number(column) - 1);
    if (!entry || !("originalLine" in entry)) return { module, offset: 0 };
    const lines = instrumented.code.split("\n");
    const before = lines.slice(0, entry.originalLine).reduce((sum, each) => sum + each.length + 1, 0);
    return { module, offset: originalOffset(instrumented, before + entry.originalColumn) };
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
