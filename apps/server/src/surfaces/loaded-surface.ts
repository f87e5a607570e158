import type { MountedSurface } from "../composition.ts";
import type { DocumentedOperation } from "./documented-operations.ts";
import type { PathTable } from "./path-table.ts";
import type { PublishedDocument } from "./published-documents.ts";

/** A mounted router that agrees with its documents. */
export interface LoadedSurface {
  readonly surface: MountedSurface;
  /** Innermost circle first. */
  readonly documents: readonly PublishedDocument[];
  /** The innermost document: it holds every operation. */
  readonly whole: PublishedDocument;
  readonly operations: readonly DocumentedOperation[];
  readonly table: PathTable<DocumentedOperation>;
}

/** Deepest mount first, so that a mount may lie below another one. */
export type LoadedSurfaces = readonly LoadedSurface[];

export interface FoundOperation {
  readonly loaded: LoadedSurface;
  readonly operation: DocumentedOperation;
}

/** The surface under whose mount a path lies. */
function findSurface(surfaces: LoadedSurfaces, pathname: string): LoadedSurface | undefined {
  return surfaces.find(({ surface: { mount } }) => pathname.startsWith(`${mount}/`));
}

/** The operation that a request means. HEAD is the GET that it asks about. */
export function findOperation(surfaces: LoadedSurfaces, method: string, pathname: string): FoundOperation | undefined {
  const loaded = findSurface(surfaces, pathname);
  const methods = loaded?.table.find(pathname.slice(loaded.surface.mount.length));
  const operation = methods?.get(method === "HEAD" ? "GET" : method);
  return loaded && operation && { loaded, operation };
}
