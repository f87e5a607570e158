import type { MountedSurface } from "../composition.ts";
import { compareMount, compareOperations, type Disagreement } from "./compare.ts";
import { type DocumentedOperation, documentedOperations } from "./documented-operations.ts";
import { implementedOperations } from "./implemented-operations.ts";
import type { LoadedSurface, LoadedSurfaces } from "./loaded-surface.ts";
import { PathTable } from "./path-table.ts";
import { type PublishedDocument, readDocuments } from "./published-documents.ts";
import { type MismatchFact, SurfaceMismatch } from "./surface-mismatch.ts";

/**
 * Reads the documents of each surface from `openapi/` in a folder, and holds mounts and routers against them.
 *
 * @throws SurfaceMismatch with everything in which they differ.
 */
export async function loadSurfaces(surfaces: readonly MountedSurface[], folder: string): Promise<LoadedSurfaces> {
  const outcomes = await Promise.all(surfaces.map((surface) => loadSurface(surface, folder)));
  const facts = [...outcomes.flatMap(({ facts }) => facts), ...sharedMounts(surfaces)];
  if (facts.length > 0) throw new SurfaceMismatch(facts);
  const loaded = outcomes.flatMap(({ loaded }) => loaded ?? []);
  return loaded.sort((left, right) => right.surface.mount.length - left.surface.mount.length);
}

interface Outcome {
  readonly loaded?: LoadedSurface;
  readonly facts: readonly MismatchFact[];
}

async function loadSurface(surface: MountedSurface, folder: string): Promise<Outcome> {
  const documents = readDocuments(folder, surface);
  const [whole] = documents;
  const about = (disagreements: readonly Disagreement[]): MismatchFact[] =>
    disagreements.map((disagreement) => ({ surface: titleOf(surface), ...disagreement }));
  if (!whole) return { facts: about([unpublished(surface, folder)]) };
  const operations = documentedOperations(whole.document);
  const table = new PathTable<DocumentedOperation>();
  const disagreements = [
    ...documents.flatMap((document) => compareMount(surface.mount, document)),
    ...compareOperations(whole.file, operations, await implementedOperations(surface.router)),
    ...documents.slice(1).flatMap((document) => beyond(document, whole)),
    ...operations
      .filter((operation) => !table.add(operation.method, operation.path, operation))
      .map((operation) => unroutable(operation, whole)),
  ];
  return { loaded: { surface, documents, whole, operations, table }, facts: about(disagreements) };
}

/** Operations of a wider circle that the innermost document lacks: what it says of the surface is not whole then. */
function beyond({ document, file }: PublishedDocument, whole: PublishedDocument): Disagreement[] {
  const known = new Set(documentedOperations(whole.document).map(({ pointer }) => pointer));
  return documentedOperations(document)
    .filter(({ pointer }) => !known.has(pointer))
    .map(({ operationId }) => ({
      document: `${file} has ${operationId}, ${whole.file} does not`,
      host: "routes what the latter says",
      fix: "run `npm run build:openapi`, so that both come from the same contract.",
    }));
}

function unpublished({ mount, name, major }: MountedSurface, folder: string): Disagreement {
  return {
    document: `there is none in openapi/${name}/v${major} of ${folder}`,
    host: `mounts it at "${mount}"`,
    fix: `run \`npm run build:openapi\`; the surface is contracts/${name}.v${major}.ts.`,
  };
}

function unroutable({ method, path }: DocumentedOperation, { file }: PublishedDocument): Disagreement {
  return {
    document: `${file} has ${method} ${path}`,
    host: "finds paths segment by segment: a segment is literal or one parameter",
    fix: "give the parameter a segment of its own.",
  };
}

function sharedMounts(surfaces: readonly MountedSurface[]): MismatchFact[] {
  return surfaces.flatMap((surface, index) => {
    const other = surfaces.slice(0, index).find(({ mount }) => mount === surface.mount);
    if (!other) return [];
    return [
      {
        surface: titleOf(surface),
        document: `says nothing of ${titleOf(other)}`,
        host: `mounts both at "${surface.mount}"`,
        fix: "give each surface a mount of its own in rawr.hq.ts.",
      },
    ];
  });
}

function titleOf({ name, major }: MountedSurface): string {
  return `${name} v${major}`;
}
