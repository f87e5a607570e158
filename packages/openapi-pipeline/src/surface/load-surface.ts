import { basename, relative, sep } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { explainLoadError } from "./load-error.ts";
import { moduleLoader } from "./module-loader.ts";
import type { Surface, SurfaceInfo } from "./surface.ts";
import type { Tracer } from "./trace.ts";
import { validateSurface } from "./validate-surface.ts";

/** A surface with what is needed to point back at its author's source. */
export interface LoadedSurface {
  readonly surface: Surface;
  readonly tracer: Tracer;
}

export interface SurfaceLoad {
  /** Undefined when the surface cannot be used; the diagnostics say why. */
  readonly value: LoadedSurface | undefined;
  readonly diagnostics: Diagnostic[];
  /** Absolute paths of every file that was read. */
  readonly inputs: readonly string[];
}

/**
 * Loads `contracts/<name>.v<major>.ts` with the modules that it imports. Node keeps modules for the
 * life of a thread: a changed file needs a new one.
 *
 * @param root absolute path of the workspace
 * @param path absolute path of the contract file
 */
export async function loadSurface(root: string, path: string): Promise<SurfaceLoad> {
  const loader = moduleLoader();
  const tracer = loader.traces.tracer(root);
  const file = relative(root, path).split(sep).join("/");
  let exports: Record<string, unknown>;
  try {
    exports = await loader.import(path);
  } catch (error) {
    return { value: undefined, diagnostics: [explainLoadError(error, loader, root)], inputs: loader.inputsOf(path) };
  }
  const surface = Object.values(exports).find(isSurface);
  if (!surface) {
    const diagnostic = diagnose("surface-not-exported", { exports: Object.keys(exports) }, { location: { file, line: 1, column: 1 } });
    return { value: undefined, diagnostics: [diagnostic], inputs: loader.inputsOf(path) };
  }
  const diagnostics = check(surface, tracer, file);
  const usable = !diagnostics.some(({ severity }) => severity === "error");
  return { value: usable ? { surface, tracer } : undefined, diagnostics, inputs: loader.inputsOf(path) };
}

function check(surface: Surface, tracer: Tracer, file: string): Diagnostic[] {
  const diagnostics = validateSurface(surface, tracer, file);
  const expected = `${surface.name}.v${majorOf(surface.version)}${file.slice(file.lastIndexOf("."))}`;
  if (diagnostics.length === 0 && basename(file) !== expected) {
    const origin = tracer.originOf(surface);
    const location = origin?.key("name") ?? origin?.location;
    diagnostics.push(diagnose("surface-file-name", { expected, found: basename(file) }, { location }));
  }
  return diagnostics;
}

function isSurface(value: unknown): value is Surface {
  return typeof value === "object" && value !== null && "name" in value && ("contracts" in value || "document" in value);
}

/** Major part of a SemVer version. */
export function majorOf(version: string): number {
  return Number.parseInt(version, 10);
}

/** The surface as plain data. */
export function surfaceInfo(surface: Surface, file: string): SurfaceInfo {
  return {
    name: surface.name,
    major: majorOf(surface.version),
    version: surface.version,
    title: "title" in surface ? surface.title : surface.name,
    mount: "mount" in surface ? surface.mount : "",
    audiences: surface.audiences ?? ["internal"],
    clients: (surface.clients ?? []).map((client) => ({ ...client })),
    file,
  };
}
