import { readdirSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { root } from "../root.ts";

/** Versions of OpenAPI in which each of our documents is published, the canonical one first. */
export const openapiVersions = ["3.1", "3.0", "3.2"] as const;

export type OpenApiVersion = (typeof openapiVersions)[number];

/** A document that this repository publishes. */
export interface OurDocument {
  /** Surface, major version and audience: `workflows/v1/partner`. */
  readonly name: string;
  readonly version: OpenApiVersion;
  readonly path: string;
}

/** Every committed document, by name and version. */
export function ourDocuments(): readonly OurDocument[] {
  const folder = join(root, "openapi");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).sort();
  return files.flatMap((file) => {
    const match = /^openapi(?:\.(3\.\d))?\.json$/.exec(basename(file));
    const version = openapiVersions.find((known) => known === (match?.[1] ?? "3.1"));
    if (match === null || version === undefined) return [];
    const path = join(folder, file);
    return [{ name: relative(folder, dirname(path)).replaceAll("\\", "/"), version, path }];
  });
}
