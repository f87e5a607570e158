import { basename, relative, sep } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import { explainLoadError } from "./load-error.ts";
import { guardLoad } from "./load-guard.ts";
import { moduleLoader } from "./module-loader.ts";
import type { KeptModules } from "./prepared-modules.ts";
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

/** How modules are loaded. */
export interface LoadOptions {
  /** Milliseconds until a top-level await is given up. Default: 30 000. */
  readonly settleWithin?: number;
  /** Modules that an earlier build prepared. Default: none. */
  readonly kept?: KeptModules | undefined;
  /** What stands in for the text of the contract file. Default: the file. */
  readonly text?: string | undefined;
}

/**
 * Loads `contracts/<name>.v<major>.ts` with the modules that it imports. Node keeps modules for the
 * life of a thread: a changed file needs a new one.
 *
 * @param root absolute path of the workspace
 * @param path absolute path of the contract file
 */
export async function loadSurface(
  root: string,
  path: string,
  { settleWithin = 30_000, kept = new Map(), text }: LoadOptions = {},
): Promise<SurfaceLoad> {
  const loader = moduleLoader();
  loader.prepared.use(kept);
  if (text !== undefined) loader.overlay.set(path, text);
  const tracer = loader.traces.tracer(root);
  const file = relative(root, path).split(sep).join("/");
  let exports: Record<string, unknown>;
  try {
    exports = await guardLoad(() => loader.import(path), settleWithin);
  } catch (error) {
    const diagnostic = await explainLoadError({ error, loader, root, path });
    return { value: undefined, diagnostics: [diagnostic], inputs: loader.inputsOf(path) };
  }
  const surfaces = [...new Set(Object.values(exports).filter(isSurface))];
  const [surface] = surfaces;
  const refuse = (diagnostic: Diagnostic): SurfaceLoad => ({
    value: undefined,
    diagnostics: [diagnostic],
    inputs: loader.inputsOf(path),
  });
  if (!surface)
    return refuse(
      diagnose("surface-not-exported", { exports: Object.keys(exports) }, { location: { file, line: 1, column: 1 } }),
    );
  if (surfaces.length > 1) return refuse(severalSurfaces(surfaces, tracer));
  const diagnostics = check(surface, tracer, file);
  const usable = !diagnostics.some(({ severity }) => severity === "error");
  return { value: usable ? { surface, tracer } : undefined, diagnostics, inputs: loader.inputsOf(path) };
}

function severalSurfaces(surfaces: readonly Surface[], tracer: Tracer): Diagnostic {
  const found = surfaces.map((surface) => ({
    name: String(surface.name),
    location: tracer.originOf(surface)?.location,
  }));
  // A module's exports come in alphabetical order.
  const [first, second] = found.sort((a, b) => (a.location?.line ?? 0) - (b.location?.line ?? 0));
  const notes = [{ message: "the first is here", ...(first?.location && { location: first.location }) }];
  return diagnose(
    "several-surfaces",
    { first: first?.name ?? "", second: second?.name ?? "" },
    { location: second?.location, notes },
  );
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
  return (
    typeof value === "object" && value !== null && "name" in value && ("contracts" in value || "document" in value)
  );
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

/** The modules that this thread prepared, for builds to come. */
export function preparedModules(): KeptModules {
  return moduleLoader().prepared.fresh;
}
