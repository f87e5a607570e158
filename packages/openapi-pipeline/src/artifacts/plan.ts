import { lstatSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import type { ArtifactSet } from "./artifact-set.ts";
import { checkOutputPaths } from "./check-paths.ts";
import { sha256 } from "./digest.ts";
import { describeFileError } from "./file-error.ts";
import { findManifests, type RecordedDigests, readManifest, renderManifest } from "./manifest.ts";
import { isInside } from "./output-path.ts";
import { findObstacle, scanFolder } from "./scan.ts";
import { isLeftOver } from "./temporary-file.ts";

/** A file whose bytes on disk differ from those in memory. */
export interface PlannedWrite {
  readonly path: string;
  readonly bytes: Buffer;
  /** `stale`: left by an earlier build; `edited`: changed since the last build wrote it. */
  readonly state: "missing" | "stale" | "edited";
  /** On disk is the same text with CRLF for LF. */
  readonly lineEndingsOnly: boolean;
  /** It is a manifest, which differs whenever one of its files does. */
  readonly isManifest: boolean;
}

/** A file in an owned folder that nothing generates any more. */
export interface Orphan {
  readonly path: string;
  /** The last build wrote it and nobody changed it since: it may be deleted. */
  readonly recorded: boolean;
}

/** What would have to happen on disk. An empty plan (no writes, no orphans) means: no drift. */
export interface WritePlan {
  readonly root: string;
  readonly writes: readonly PlannedWrite[];
  readonly orphans: readonly Orphan[];
  /** How many files are already right. */
  readonly unchanged: number;
  /** Temporary files of killed builds. */
  readonly leftOver: readonly string[];
}

/**
 * Compares the sets with the disk, file set and bytes; changes nothing. A set without files is one that was retired:
 * what its manifest records becomes orphaned. With an error among the diagnostics there is no plan.
 */
export function planWrites(root: string, sets: readonly ArtifactSet[]): Outcome<WritePlan | undefined> {
  const diagnostics = checkOutputPaths(sets);
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  try {
    return comparePlans(
      root,
      sets.map((set) => planSet(root, set)),
    );
  } catch (error) {
    return { value: undefined, diagnostics: [describeFileError(root, error)] };
  }
}

interface SetPlan {
  readonly set: ArtifactSet;
  readonly diagnostics: readonly Diagnostic[];
  readonly writes: readonly PlannedWrite[];
  readonly unchanged: number;
  readonly recorded: RecordedDigests;
  readonly generated: ReadonlySet<string>;
}

function planSet(root: string, set: ArtifactSet): SetPlan {
  const recorded = readManifest(root, set.manifest);
  const writes: PlannedWrite[] = [];
  const digests = new Map(set.complete ? [] : recorded);
  const obstacles = new Map<string, Diagnostic>();
  let unchanged = 0;
  const compare = (path: string, contents: string, last: string | undefined): string => {
    const bytes = Buffer.from(contents, "utf8");
    const obstacle = obstacleOf(root, path, set.name);
    if (obstacle) obstacles.set(obstacle.message, obstacle);
    const write = obstacle ? undefined : compareFile(root, path, { bytes, last });
    if (write) writes.push({ ...write, isManifest: path === set.manifest });
    else unchanged++;
    return sha256(bytes);
  };
  for (const { path, contents } of set.files) digests.set(path, compare(path, contents, recorded.get(path)));
  if (digests.size > 0) compare(set.manifest, renderManifest(set.source, digests), undefined);
  const generated = new Set(digests.keys());
  if (digests.size > 0) generated.add(set.manifest);
  return { set, diagnostics: [...obstacles.values()], writes, unchanged, recorded, generated };
}

function compareFile(
  root: string,
  path: string,
  { bytes, last }: { bytes: Buffer; last: string | undefined },
): Omit<PlannedWrite, "isManifest"> | undefined {
  const absolute = join(root, path);
  const stats = statSync(absolute, { throwIfNoEntry: false });
  if (!stats) return { path, bytes, state: "missing", lineEndingsOnly: false };
  const found = readFileSync(absolute);
  if (found.equals(bytes)) return undefined;
  const lineEndingsOnly =
    found.includes("\r\n") && found.toString("utf8").replaceAll("\r\n", "\n") === bytes.toString("utf8");
  const edited = last !== undefined && !lineEndingsOnly && sha256(found) !== last;
  return { path, bytes, state: edited ? "edited" : "stale", lineEndingsOnly };
}

function obstacleOf(root: string, path: string, surface: string): Diagnostic | undefined {
  const obstacle = findObstacle(root, path);
  if (obstacle?.kind === "link") {
    return diagnose("artifact-path-refused", { path: obstacle.path, reason: "it is a symbolic link", surface });
  }
  if (obstacle)
    return diagnose("artifact-unwritable", { path: obstacle.path, reason: "a file stands where a folder is needed" });
  const stats = lstatSync(join(root, path), { throwIfNoEntry: false });
  if (stats?.isSymbolicLink()) {
    return diagnose("artifact-path-refused", { path, reason: "it is a symbolic link", surface });
  }
  if (stats && !stats.isFile())
    return diagnose("artifact-unwritable", { path, reason: "a folder stands in its place" });
  return undefined;
}

function comparePlans(root: string, plans: readonly SetPlan[]): Outcome<WritePlan | undefined> {
  const diagnostics = plans.flatMap((plan) => plan.diagnostics);
  if (diagnostics.length > 0) return { value: undefined, diagnostics };
  const scans = plans.flatMap(({ set }) => set.folders.map((folder) => scanFolder(root, folder)));
  const value: WritePlan = {
    root,
    writes: plans.flatMap((plan) => plan.writes),
    orphans: findOrphans(root, plans, new Set(scans.flatMap((scan) => scan.files))),
    unchanged: plans.reduce((sum, plan) => sum + plan.unchanged, 0),
    leftOver: scans.flatMap((scan) => scan.temporary).filter((path) => isLeftOver(join(root, path))),
  };
  return { value, diagnostics };
}

function findOrphans(root: string, plans: readonly SetPlan[], found: ReadonlySet<string>): readonly Orphan[] {
  const complete = plans.filter(({ set }) => set.complete);
  const generated = new Set(plans.flatMap((plan) => [...plan.generated]));
  const partial = plans.filter(({ set }) => !set.complete).flatMap(({ set }) => set.folders);
  const recorded = new Map(complete.flatMap((plan) => [...plan.recorded]));
  const candidates = new Set(
    [...found, ...recorded.keys(), ...complete.map(({ set }) => set.manifest)].filter(
      (path) => !generated.has(path) && !partial.some((folder) => isInside(folder, path)),
    ),
  );
  const manifests = new Set(complete.map(({ set }) => set.manifest));
  const foreign = foreignPaths(root, manifests, candidates);
  const orphans: Orphan[] = [];
  for (const path of [...candidates].sort()) {
    const stats = lstatSync(join(root, path), { throwIfNoEntry: false });
    const outside = findObstacle(root, path) !== undefined;
    if (!stats || outside || foreign.has(path) || isSameFileInOtherCase(root, path, generated)) continue;
    const digest = stats.isFile() ? sha256(readFileSync(join(root, path))) : undefined;
    orphans.push({ path, recorded: manifests.has(path) || (digest !== undefined && digest === recorded.get(path)) });
  }
  return orphans;
}

/** Paths that the manifest of a surface outside this run records: a client folder may have moved between surfaces. */
function foreignPaths(root: string, own: ReadonlySet<string>, candidates: ReadonlySet<string>): ReadonlySet<string> {
  if (candidates.size === 0) return new Set();
  const others = findManifests(root).filter((manifest) => !own.has(manifest));
  return new Set(others.flatMap((manifest) => [...readManifest(root, manifest).keys()]));
}

/** On a case-insensitive file system a listing may show `Pet.ts` for the generated `pet.ts`: it is the same file. */
function isSameFileInOtherCase(root: string, path: string, generated: ReadonlySet<string>): boolean {
  const folded = path.toLowerCase();
  for (const other of generated) {
    if (other.toLowerCase() !== folded) continue;
    const [a, b] = [path, other].map((name) => statSync(join(root, name), { throwIfNoEntry: false }));
    return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev;
  }
  return false;
}
