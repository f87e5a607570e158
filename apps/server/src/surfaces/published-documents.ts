import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenApiDocument } from "@rawr/openapi-document";
import type { Audience } from "@rawr/orpc-standards";
import { entityTag } from "../pages/revalidation.ts";

/** A committed document, as the pipeline wrote it. */
export interface PublishedDocument {
  readonly audience: Audience;
  readonly document: OpenApiDocument;
  readonly text: string;
  readonly etag: string;
  /** Path of the file below the repository's root, for messages. */
  readonly file: string;
}

/** From the innermost circle to the widest; a document holds everything of the ones after it. */
const circles: readonly Audience[] = ["internal", "partner", "public"];

/** The documents of a surface, innermost circle first; empty when it was never built. */
export function readDocuments(folder: string, { name, major }: { name: string; major: number }): PublishedDocument[] {
  return circles.flatMap((audience) => {
    const place = [`${name}`, `v${major}`, audience, "openapi.json"];
    const path = join(folder, "openapi", ...place);
    if (!existsSync(path)) return [];
    const text = readFileSync(path, "utf8");
    const document = JSON.parse(text) as OpenApiDocument;
    return [{ audience, document, text, etag: entityTag(text), file: ["openapi", ...place].join("/") }];
  });
}

/** The document that a caller may see: its own circle's, or the nearest wider one. Nobody is in the public circle only. */
export function documentFor(
  documents: readonly PublishedDocument[],
  caller: { readonly audience: Audience } | null,
): PublishedDocument | undefined {
  const own = circles.indexOf(caller?.audience ?? "public");
  return documents.find(({ audience }) => circles.indexOf(audience) >= own);
}
