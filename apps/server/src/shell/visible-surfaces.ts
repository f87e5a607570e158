import type { Principal } from "@rawr/orpc-standards/server";
import type { MountedSurface } from "../composition.ts";
import { documentFor, readDocuments } from "../surfaces/published-documents.ts";

/** A surface that somebody may see something of. */
export interface VisibleSurface {
  readonly name: string;
  readonly mount: string;
  readonly title: string;
  /** Path of its reference page. */
  readonly reference: string;
}

/** Says for each caller which surfaces have a document for them; reads the documents once. */
export function visibleSurfaces(
  surfaces: readonly MountedSurface[],
  documentsFolder: string,
): (person: Principal | null) => readonly VisibleSurface[] {
  const published = surfaces.map((surface) => ({ surface, documents: readDocuments(documentsFolder, surface) }));
  return (person) =>
    published.flatMap(({ surface: { name, major, mount }, documents }) => {
      const found = documentFor(documents, person);
      if (!found) return [];
      return [{ name, mount, title: found.document.info.title, reference: `/reference/${name}/v${major}` }];
    });
}
