import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenApiDocument } from "@rawr/openapi-document";
import type { ArtifactSet } from "../artifacts/artifact-set.ts";
import { readManifest } from "../artifacts/manifest.ts";
import type { OutputFile } from "../artifacts/output-file.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { surfaceFolder } from "../paths.ts";
import { checkSideBySide, type PublishedVersion } from "../release/side-by-side.ts";
import type { ContractFile } from "./build-types.ts";
import { contractId, listContracts } from "./workspace.ts";

/** Where surfaces of the workspace get in each other's way, with what this run made in the place of what is on disk. */
export function checkVersions(root: string, sets: readonly ArtifactSet[]): readonly Diagnostic[] {
  const complete = sets.filter((set) => set.complete);
  if (complete.length === 0) return [];
  return checkSideBySide(publishedVersions(root, new Map(complete.map(({ name, files }) => [name, files]))));
}

/**
 * Every surface of the workspace as it would be published: what this run made by `made`, the others as the last build left
 * them. Of a surface whose name has one version only its packages are read, and of a single surface nothing.
 */
function publishedVersions(
  root: string,
  made: ReadonlyMap<string, readonly OutputFile[]>,
): readonly PublishedVersion[] {
  const contracts = listContracts(root);
  if (contracts.length < 2) return [];
  return contracts.map((contract) => {
    const files = made.get(contractId(contract)) ?? recordedFiles(root, contract);
    const hasSibling = contracts.filter(({ surface }) => surface === contract.surface).length > 1;
    const folder = surfaceFolder({ name: contract.surface, major: contract.major });
    const documents = hasSibling ? files.filter(({ path }) => isDocument(path, folder)) : [];
    return {
      id: contractId(contract),
      name: contract.surface,
      major: contract.major,
      file: contract.file,
      documents: documents.map(({ contents }) => JSON.parse(contents) as OpenApiDocument),
      packages: files.filter(({ path }) => isPackage(path)).map(({ contents }) => packageOf(contents)),
    };
  });
}

function isDocument(path: string, folder: string): boolean {
  return path.startsWith(`${folder}/`) && /^[^/]+\/openapi\.json$/.test(path.slice(folder.length + 1));
}

function isPackage(path: string): boolean {
  return /^generated\/[^/]+\/package\.json$/.test(path);
}

/** What cannot be read is drift, which says so itself. */
function recordedFiles(root: string, { surface, major }: ContractFile): readonly OutputFile[] {
  const folder = surfaceFolder({ name: surface, major });
  const recorded = [...readManifest(root, `${folder}/artifacts.json`).keys()];
  return recorded
    .filter((path) => isDocument(path, folder) || isPackage(path))
    .flatMap((path) => {
      try {
        const contents = readFileSync(join(root, path), "utf8");
        JSON.parse(contents);
        return [{ path, contents }];
      } catch {
        return [];
      }
    });
}

function packageOf(manifest: string): { name: string; version: string } {
  const { name, version } = JSON.parse(manifest) as { name?: unknown; version?: unknown };
  return { name: String(name), version: String(version) };
}
