import { sha256 } from "../../artifacts/digest.ts";
import type { OutputFile } from "../../artifacts/output-file.ts";
import type { ExportedName } from "./exported-name.ts";
import { type ClientPackageFiles, readPackage } from "./package-files.ts";
import { createReader } from "./read-exports.ts";

/**
 * What consumers of a client package can write against, from its declarations. Use-sites are derived from it when they
 * are compiled, because they are many times as long.
 */
export interface ClientSurface {
  readonly format: typeof surfaceFormat;
  /** Name of the package. */
  readonly name: string;
  /** Of the sources: clients with the same one need not be compared. */
  readonly digest: string;
  /** What a `$…` of a declaration stands for: `{ $rawrClientRuntime: "@rawr/client-runtime" }`. */
  readonly modules: Readonly<Record<string, string>>;
  /** Subpath of the package (`.`, `./msw`) → exported name. Sorted. */
  readonly entries: Readonly<Record<string, Readonly<Record<string, ExportedName>>>>;
}

/** Raised when a surface means something else than before. */
export const surfaceFormat = 1;

/** A surface that was stored; `undefined` when it is none, or was written in a format of a later version. */
export function readClientSurface(value: unknown): ClientSurface | undefined {
  const surface = value as Partial<ClientSurface> | null | undefined;
  if (typeof surface !== "object" || surface === null || surface.format !== surfaceFormat) return undefined;
  const { name, digest, modules, entries } = surface;
  return typeof name === "string" &&
    typeof digest === "string" &&
    isRecord(modules) &&
    isRecord(entries) &&
    Object.values(entries).every(isRecord)
    ? (surface as ClientSurface)
    : undefined;
}

/** A client package that has been read. */
export interface ClientReading {
  readonly surface: ClientSurface;
  /** What a compiler needs of it: its manifest, and its modules without what only runs. */
  readonly sources: Readonly<Record<string, string>>;
}

/**
 * The surface of a client package from its files: `package.json` and `src/`, below any folder.
 * Throws `ClientFilesError` when they are no client package.
 */
export function clientSurfaceOf(files: readonly OutputFile[]): ClientSurface {
  return readClient(files).surface;
}

/** Whether a surface is that of these very sources. */
export function isSurfaceOf({ digest }: ClientSurface, files: readonly OutputFile[]): boolean {
  return digest === digestOf(readPackage(files));
}

function digestOf({ name, entries, files }: ClientPackageFiles): string {
  const sources = [...files].filter(([path]) => path !== "package.json").sort(([a], [b]) => (a < b ? -1 : 1));
  return sha256(JSON.stringify([name, entries, sources]));
}

/** {@link clientSurfaceOf}, with the sources that it follows from. */
export function readClient(files: readonly OutputFile[]): ClientReading {
  const client = readPackage(files);
  const digest = digestOf(client);
  const reader = createReader(client);
  const entries = Object.keys(client.entries)
    .sort()
    .map((entry) => [entry, reader.exportsOf(entry)] as const);
  const surface = {
    format: surfaceFormat,
    name: client.name,
    digest,
    modules: Object.fromEntries([...reader.modules].sort(([a], [b]) => (a < b ? -1 : 1))),
    entries: Object.fromEntries(entries),
  } as const;
  return {
    surface,
    sources: { "package.json": client.files.get("package.json") ?? "", ...reader.sources() },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
