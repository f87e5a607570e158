import { existsSync, readFileSync, statSync } from "node:fs";
import { isAbsolute, join, relative, sep } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { KeyParts } from "./cache.ts";
import { sha256 } from "./digest.ts";
import { findManifests, isManifest, readManifest } from "./manifest.ts";
import { scanFolder } from "./scan.ts";
import { readSealed, writeSealed } from "./sealed-file.ts";

type Digests = readonly (readonly [path: string, digest: string])[];

/**
 * What a build of one surface read and left behind. As long as all of it is as recorded, the build need not run, nor be
 * imported: this module and what it imports stay free of every generator, linter and schema library.
 */
export interface BuildRecord {
  readonly tools: KeyParts;
  /** Paths relative to the root (absolute when outside) with the digests of what was read. */
  readonly inputs: Digests;
  /** Files that were looked for and were not there. */
  readonly absent: readonly string[];
  /** With what `stat` said when they had that digest: while it says the same, they need not be read (as git's index does). */
  readonly outputs: readonly (readonly [path: string, digest: string, stamp: string])[];
  /** Folders that hold the outputs and, beside the keep list, nothing else. */
  readonly folders: readonly string[];
  /** Warnings and infos, to be shown again. */
  readonly diagnostics: readonly Diagnostic[];
  readonly operations: number;
}

/** Part of each record's path: a record of another shape is never read. */
const recordVersion = 1;

/** Where the record of a surface is. `purpose` keeps a lint's record apart from a build's. */
export function recordPath(cacheFolder: string, root: string, key: { surface: string; purpose: string }): string {
  return join(cacheFolder, "records", sha256(JSON.stringify([recordVersion, root, key.surface, key.purpose])));
}

/** Reads a record; undefined when there is none or it is damaged. */
export function readRecord(path: string): BuildRecord | undefined {
  const body = readSealed(path);
  return body && (JSON.parse(body.toString("utf8")) as BuildRecord);
}

/** What a record is made from. */
export interface RecordInput extends Omit<BuildRecord, "inputs" | "outputs" | "absent"> {
  readonly root: string;
  /** When the build began, as of `Date.now()`. */
  readonly startedAt: number;
  readonly inputs: readonly string[];
  readonly absent: readonly string[];
  readonly outputs: readonly string[];
}

/**
 * Writes the record of a build that went well. It digests the inputs as they are now, so it writes none when one changed
 * since the build began: which bytes the build saw is not known then. Of outputs the manifest knows the digests.
 *
 * @throws the error of the file system.
 */
export function writeRecord(path: string, input: RecordInput): void {
  const { root, startedAt, inputs, absent, outputs, ...rest } = input;
  const made = new Set(outputs);
  const paths = [...new Set(inputs.map((name) => relativeTo(root, name)))].sort();
  const changed = paths.some((name) => !made.has(name) && !isOlderThan(resolve(root, name), startedAt));
  if (changed) return;
  const written = new Map(outputs.filter(isManifest).flatMap((manifest) => [...readManifest(root, manifest)]));
  const record: BuildRecord = {
    ...rest,
    inputs: paths.map((name) => [name, digestFile(root, name) ?? ""]),
    absent: absent.map((name) => relativeTo(root, name)),
    outputs: outputs.map((name) => {
      const stamp = stampOf(root, name);
      return [name, written.get(name) ?? digestFile(root, name) ?? "", stamp];
    }),
  };
  writeSealed(path, JSON.stringify(record));
}

/** Why the surface must be built, one line each; nothing when it is as recorded. */
export function outdatedBecause(root: string, record: BuildRecord | undefined, tools: KeyParts): readonly string[] {
  if (!record) return ["it has not been built here before"];
  const reasons: string[] = [];
  const names = new Set([...Object.keys(record.tools), ...Object.keys(tools)]);
  for (const name of names) if (record.tools[name] !== tools[name]) reasons.push(`${name} changed`);
  const outputs = new Map(record.outputs.map(([path, digest, stamp]) => [path, { digest, stamp }]));
  const check = (path: string, digest: string) => {
    const found = digestFile(root, path);
    if (found !== digest) reasons.push(found === undefined ? `${path} is gone` : `${path} changed`);
  };
  for (const [path, digest] of record.inputs) if (!outputs.has(path)) check(path, digest);
  for (const [path, digest, stamp] of record.outputs) if (stampOf(root, path) !== stamp) check(path, digest);
  for (const path of record.absent) if (existsSync(resolve(root, path))) reasons.push(`${path} is new`);
  for (const folder of record.folders) {
    const scan = scanFolder(root, folder);
    for (const path of scan.files) if (!outputs.has(path)) reasons.push(`${path} was not made by a build`);
  }
  return reasons;
}

/** Surfaces that left artifacts but are no longer published: `workflows.v1`. */
export function retiredSurfaces(root: string, published: readonly string[]): readonly string[] {
  const names = findManifests(root).map((manifest) => manifest.split("/").slice(1, 3).join("."));
  return names.filter((name) => !published.includes(name));
}

function digestFile(root: string, path: string): string | undefined {
  try {
    return sha256(readFileSync(resolve(root, path)));
  } catch {
    return undefined;
  }
}

/** Size and times in nanoseconds; a write changes the time of the last change of the inode, whatever it does to the others. */
function stampOf(root: string, path: string): string {
  const stats = statSync(resolve(root, path), { bigint: true, throwIfNoEntry: false });
  return stats ? `${stats.size} ${stats.mtimeNs} ${stats.ctimeNs} ${stats.ino}` : "";
}

function isOlderThan(path: string, time: number): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats !== undefined && stats.mtimeMs < time && stats.ctimeMs < time;
}

function resolve(root: string, path: string): string {
  return isAbsolute(path) ? path : join(root, path);
}

function relativeTo(root: string, path: string): string {
  const inside = isAbsolute(path) ? relative(root, path) : path;
  return inside.startsWith("..") || isAbsolute(inside) ? path : inside.split(sep).join("/");
}
