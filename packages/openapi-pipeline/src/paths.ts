import { clientDirectory } from "./surface/client-directory.ts";
import type { Audience, ClientPackage, SurfaceInfo } from "./surface/surface.ts";

type Named = Pick<SurfaceInfo, "name" | "major">;

/** `openapi/<surface>/v<major>`: everything that a surface compiles to. */
export function surfaceFolder({ name, major }: Named): string {
  return `openapi/${name}/v${major}`;
}

/** The canonical document of one audience. */
export function documentPath(surface: Named, audience: Audience): string {
  return `${surfaceFolder(surface)}/${audience}/openapi.json`;
}

/** A derived view of one audience's document. */
export function viewPath(surface: Named, audience: Audience, version: "3.0" | "3.2"): string {
  return `${surfaceFolder(surface)}/${audience}/openapi.${version}.json`;
}

/** How one audience follows runs, as an Arazzo description. */
export function arazzoPath(surface: Named, audience: Audience): string {
  return `${surfaceFolder(surface)}/${audience}/arazzo.json`;
}

/** The readable snapshot. */
export function snapshotPath(surface: Named): string {
  return `${surfaceFolder(surface)}/contract.md`;
}

/** The record of published names. */
export function namesPath(surface: Named): string {
  return `${surfaceFolder(surface)}/names.lock.json`;
}

/** What the last release was: documents and clients, complete. */
export function baselinePath(surface: Named): string {
  return `${surfaceFolder(surface)}/baseline.json`;
}

/** What each release changed, for people. */
export function changesPath(surface: Named): string {
  return `${surfaceFolder(surface)}/CHANGES.md`;
}

/** Folder of a client package. */
export function clientFolder(client: ClientPackage): string {
  return `generated/${clientDirectory(client)}`;
}
