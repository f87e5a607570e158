import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { refusePath } from "./output-path.ts";

/** Path of an artifact → SHA-256 of the bytes that the last build left there. */
export type RecordedDigests = ReadonlyMap<string, string>;

/** Reads a committed manifest. A missing or damaged one is an empty one: then nothing counts as written by us. */
export function readManifest(root: string, path: string): RecordedDigests {
  try {
    const { files } = JSON.parse(readFileSync(join(root, path), "utf8")) as { files: Record<string, unknown> };
    const entries = Object.entries(files).filter(
      (entry): entry is [string, string] => typeof entry[1] === "string" && isArtifactPath(entry[0]),
    );
    return new Map(entries);
  } catch {
    return new Map();
  }
}

/** A manifest comes from the repository and may be edited: it must not make the store delete anything else. */
function isArtifactPath(path: string): boolean {
  return refusePath(path) === undefined && /^(openapi|generated)\/[^/]+\/./.test(path);
}

/** The manifest's bytes: one line a file, sorted, so that it merges as its files do. */
export function renderManifest(source: string, digests: RecordedDigests): string {
  const files = Object.fromEntries([...digests].sort(([a], [b]) => (a < b ? -1 : 1)));
  const comment = `Made by rawr-openapi from ${source}: the digests of the files that it wrote. Remade by every build; do not edit.`;
  return `${JSON.stringify({ $comment: comment, files }, null, 2)}\n`;
}

/** By its name: no document and no package has such a file. */
export function isManifest(path: string): boolean {
  return /^openapi\/[^/]+\/v\d+\/artifacts\.json$/.test(path);
}

/** Every manifest below `openapi/`, as `openapi/<surface>/v<major>/artifacts.json`. */
export function findManifests(root: string): readonly string[] {
  return folders(join(root, "openapi")).flatMap((surface) =>
    folders(join(root, "openapi", surface))
      .filter(
        (version) =>
          /^v\d+$/.test(version) && files(join(root, "openapi", surface, version)).includes("artifacts.json"),
      )
      .map((version) => `openapi/${surface}/${version}/artifacts.json`),
  );
}

function folders(path: string): readonly string[] {
  return entries(path)
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function files(path: string): readonly string[] {
  return entries(path)
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}

function entries(path: string) {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}
