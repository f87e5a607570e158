import type { Outcome } from "../diagnostics/diagnostic.ts";
import { type ApplyOptions, applyWrites, type WriteSummary } from "./apply.ts";
import type { ArtifactSet } from "./artifact-set.ts";
import { describeDrift } from "./drift.ts";
import { withLock } from "./lock.ts";
import { findManifests } from "./manifest.ts";
import { planWrites, type WritePlan } from "./plan.ts";

/** How to store. */
export interface StoreOptions extends ApplyOptions {
  /** The lock file that builds of this workspace share. */
  readonly lock: string;
}

/** Makes the disk equal to the sets, as one transaction. With an error among the diagnostics nothing has changed. */
export async function storeArtifacts(
  root: string,
  sets: readonly ArtifactSet[],
  options: StoreOptions,
): Promise<Outcome<WriteSummary | undefined>> {
  const store = async () => {
    const plan = planWrites(root, sets);
    return plan.value ? applyWrites(plan.value, options) : { value: undefined, diagnostics: plan.diagnostics };
  };
  return withLock(options.lock, store, options.signal);
}

/** Compares the disk with the sets; every stale, missing, edited or orphaned file is a diagnostic. Writes nothing. */
export function checkArtifacts(
  root: string,
  sets: readonly ArtifactSet[],
  command: string,
): Outcome<WritePlan | undefined> {
  const { value, diagnostics } = planWrites(root, sets);
  return { value, diagnostics: value ? describeDrift(value, command) : diagnostics };
}

/** An empty set for each surface whose contract file is gone: its recorded files are orphaned. */
export function retiredSets(root: string, published: readonly string[]): readonly ArtifactSet[] {
  return findManifests(root).flatMap((manifest) => {
    const [, surface, version] = manifest.split("/");
    const name = `${surface}.${version}`;
    if (published.includes(name)) return [];
    const set: ArtifactSet = {
      name,
      source: `contracts/${name}.ts`,
      folders: [`openapi/${surface}/${version}`],
      files: [],
      manifest,
      complete: true,
    };
    return [set];
  });
}
