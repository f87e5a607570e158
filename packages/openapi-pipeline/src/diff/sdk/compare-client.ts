import type { Finding } from "@rawr/openapi-diff";
import type { OutputFile } from "../../artifacts/output-file.ts";
import { findChanges, type SurfaceChanges } from "./changes.ts";
import { type ClientSurface, clientSurfaceOf } from "./client-surface.ts";
import type { CompileUseSites, UseSiteError } from "./compile-use-sites.ts";
import { groupExports, groupFact, reboundFact } from "./export-facts.ts";
import { type Exempt, findingOf, type SdkFact } from "./finding.ts";
import { createOwnership, type Ownership } from "./ownership.ts";
import { readPackage } from "./package-files.ts";
import { type ParsedSurface, parseSurface } from "./parsed-surface.ts";
import { type BrokenUse, useFacts, witnessOf } from "./use-facts.ts";
import { writeModules } from "./use-site-modules.ts";

/** How a client is compared. */
export interface CompareClientOptions {
  /** `compileUseSites`, here or in a worker. It is asked only when something changed that can break. */
  readonly compile: CompileUseSites;
  /** Why breaks of an operation (`GET /runs/{}`) are not enforced. */
  readonly exempt?: Exempt;
}

/**
 * Who of those that wrote against the old client breaks with the new one: it no longer compiles, or calls another URL.
 * `next` are the new package's files; `undefined` when there is none. Throws `ClientFilesError`.
 */
export async function compareClient(
  old: ClientSurface,
  next: readonly OutputFile[] | undefined,
  { compile, exempt }: CompareClientOptions,
): Promise<readonly Finding[]> {
  if (next === undefined) return [findingOf(old.name, removedFact(old), exempt)];
  const surface = clientSurfaceOf(next);
  if (JSON.stringify(surface) === JSON.stringify(old)) return [];
  const before = parseSurface(old);
  const after = parseSurface(surface);
  const changes = findChanges(before, after);
  const broken = await compileSites(changes, before, { next, compile });
  const facts = factsOf(changes, broken, { old: before, next: after });
  const findings = facts.map((fact) => findingOf(old.name, fact, exempt));
  return findings.sort((a, b) => (a.where < b.where ? -1 : a.where > b.where ? 1 : a.code < b.code ? -1 : 1));
}

function removedFact({ name }: ClientSurface): SdkFact {
  return {
    code: "client-removed",
    message: `The package \`${name}\` is no longer made.`,
    site: [name],
    edit: { kind: "removed", path: name },
    routes: { old: [], next: [] },
  };
}

async function compileSites(
  { sites }: SurfaceChanges,
  old: ParsedSurface,
  { next, compile }: { next: readonly OutputFile[]; compile: CompileUseSites },
): Promise<readonly BrokenUse[]> {
  if (sites.length === 0) return [];
  const { name, files } = readPackage(next);
  const { modules, siteAt } = writeModules(old, sites);
  const errors = await compile({ name, files: Object.fromEntries(files), modules });
  return errors.filter(isEvidence).flatMap((error) => {
    const site = siteAt(error.module, error.line);
    return site === undefined ? [] : [{ site, error }];
  });
}

/** A name that a use-site itself does not find says nothing about the client: its import says it. */
function isEvidence({ code }: UseSiteError): boolean {
  return !/^TS(?:1\d{3}|2304|2503|2552|2694)$/.test(code);
}

function factsOf(
  changes: SurfaceChanges,
  broken: readonly BrokenUse[],
  { old, next }: { old: ParsedSurface; next: ParsedSurface },
): readonly SdkFact[] {
  const ownership = createOwnership(old);
  const removed = groupExports(changes.removed, ownership).map((group) => {
    const use = broken.find(
      ({ site }) => site.kind === "import" && site.entry === group.entry && site.name === group.name,
    );
    return groupFact(group, "removed", use === undefined ? { next } : { next, witness: witnessOf(use) });
  });
  const added = groupExports(changes.added, createOwnership(next)).map((group) => groupFact(group, "added", { next }));
  const isTold = createTold(changes, ownership);
  const uses = broken.filter((use) => use.site.kind !== "import" && !isTold(use));
  return [
    ...changes.rebound.map((each) => reboundFact(each, next)),
    ...removed,
    ...useFacts(uses, { old, next, ownership }),
    ...added,
  ];
}

/** Whether a use breaks because its function is gone, or calls something else, or is no longer in pages: that is told already. */
function createTold({ removed, rebound }: SurfaceChanges, { ownerOf }: Ownership): (use: BrokenUse) => boolean {
  const functions = new Set(removed.flatMap(({ name, calls }) => (calls === undefined ? [] : [name])));
  for (const { old } of rebound) functions.add(old.name);
  const parts = new Set(removed.map(({ name }) => ownerOf(name)));
  return ({ site: { name, path, text }, error }) => {
    const words = [...text.matchAll(/[\p{L}_$][\p{L}\p{N}_$]*/gu)].map(([word]) => word);
    const owners = [name, ...path.slice(-1), ...words].flatMap((word) => ownerOf(word) ?? []);
    return owners.some((owner) => functions.has(owner) || (error.code === "TS2339" && parts.has(owner)));
  };
}
