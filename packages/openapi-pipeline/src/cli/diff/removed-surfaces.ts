import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { NewSide } from "../../diff/side.ts";
import { baselinePath } from "../../paths.ts";
import { contractId, listContracts } from "../workspace.ts";

/** A surface that was released and that no contract file publishes any more. */
export interface RemovedSurface {
  readonly surface: string;
  readonly major: number;
}

/** Every such surface: a release that is not there any more must not pass because nobody looks. */
export function findRemoved(root: string): readonly RemovedSurface[] {
  const published = new Set(listContracts(root).map(contractId));
  return folders(join(root, "openapi")).flatMap((surface) =>
    folders(join(root, "openapi", surface)).flatMap((version) => {
      const major = Number(/^v(0|[1-9]\d*)$/.exec(version)?.[1] ?? Number.NaN);
      const isReleased = existsSync(join(root, baselinePath({ name: surface, major })));
      return isReleased && !published.has(contractId({ surface, major })) ? [{ surface, major }] : [];
    }),
  );
}

/** What such a surface is now. */
export function removedSide(surface: RemovedSurface, version: string): NewSide {
  return {
    surface: contractId(surface),
    version,
    documents: [],
    clients: [],
    snapshot: undefined,
    info: undefined,
    terms: { policy: {}, waivers: [] },
  };
}

function folders(path: string): readonly string[] {
  try {
    return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  } catch {
    return [];
  }
}
