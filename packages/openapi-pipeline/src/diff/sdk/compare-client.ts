import type { Finding } from "@rawr/openapi-diff";
import type { OutputFile } from "../../artifacts/output-file.ts";
import { findChanges, type SurfaceChanges } from "./changes.ts";
import { type ClientReading, type ClientSurface, isSurfaceOf, readClient } from "./client-surface.ts";
import type { CompileUseSites, UseSiteError } from "./compile-use-sites.ts";
import { entryFact, groupExports, groupFact, reboundFact } from "./export-facts.ts";
import { type Exempt, findingOf, type SdkFact } from "./finding.ts";
import { createOwnership, type Ownership } from "./ownership.ts";
import { exportKey, type ParsedSurface, parseSurface } from "./parsed-surface.ts";
import { type BrokenUse, memberOwner } from "./subjects.ts";
import { namesIn } from "./type-text.ts";
import { useFacts, witnessOf } from "./use-facts.ts";
import { writeModules } from "./use-site-modules.ts";

/** How a client is compared. */
export interface CompareClientOptions {
  /** Default: `compileUseSites` in this thread. It is asked only when something changed that can break. */
  readonly compile?: CompileUseSites;
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
  { compile = compileHere, exempt }: CompareClientOptions = {},
): Promise<readonly Finding[]> {
  if (next === undefined) return [findingOf(old.name, removedFact(old), exempt)];
  if (isSurfaceOf(old, next)) return [];
  const reading = readClient(next);
  const before = parseSurface(old);
  const after = parseSurface(reading.surface);
  const changes = findChanges(before, after);
  const broken = await compileSites(changes, before, { reading, compile });
  const facts = factsOf(changes, broken, { old: before, next: after });
  const findings = facts.map((fact) => findingOf(old.name, fact, exempt));
  return findings.sort((a, b) => (a.where < b.where ? -1 : a.where > b.where ? 1 : a.code < b.code ? -1 : 1));
}

/** TypeScript takes longer to load than most comparisons take without it. */
const compileHere: CompileUseSites = async (request) =>
  (await import("./compile-use-sites.ts")).compileUseSites(request);

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
  { reading, compile }: { reading: ClientReading; compile: CompileUseSites },
): Promise<readonly BrokenUse[]> {
  if (sites.length === 0) return [];
  const { modules, siteAt } = writeModules(old, sites);
  const errors = await compile({ name: reading.surface.name, files: reading.sources, modules });
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
  const imports = broken.filter(({ site }) => site.kind === "import");
  const isThere = ({ entry }: { readonly entry: string }) => next.surface.entries[entry] !== undefined;
  const entries = Object.keys(old.surface.entries).filter((entry) => !isThere({ entry }));
  const rebound = new Set(changes.rebound.map((each) => each.old.name));
  const gone = changes.removed.filter((each) => isThere(each) && !rebound.has(ownership.ownerOf(each.name) ?? ""));
  const removed = groupExports(gone, ownership);
  const added = groupExports(changes.added, createOwnership(next)).map((group) => groupFact(group, "added", { next }));
  const isTold = createTold(changes, { old, ownership });
  const uses = broken.filter((use) => use.site.kind !== "import" && !isTold(use));
  const witnessTo = (group: { readonly entry: string; readonly name?: string }) => {
    const use = imports.find(({ site }) => site.entry === group.entry && site.name === (group.name ?? site.name));
    return use === undefined ? {} : { witness: witnessOf(use) };
  };
  return [
    ...changes.rebound.map((each) => reboundFact(each, next)),
    ...entries.map((entry) => entryFact(entry, witnessTo({ entry }))),
    ...removed.map((group) => groupFact(group, "removed", { next, ...witnessTo(group) })),
    ...useFacts(uses, { old, next, ownership }),
    ...added,
  ];
}

/** Whether a use breaks because its function is gone, or calls something else, or is no longer in pages: that is told already. */
function createTold(
  { removed, rebound }: SurfaceChanges,
  { old, ownership }: { old: ParsedSurface; ownership: Ownership },
): (use: BrokenUse) => boolean {
  const { ownerOf } = ownership;
  const functions = new Set(removed.flatMap(({ name, calls }) => (calls === undefined ? [] : [name])));
  for (const { old: before } of rebound) functions.add(before.name);
  const parts = new Set(removed.map(({ name }) => ownerOf(name)));
  return ({ site: { name, entry, path, text }, error }) => {
    const member = memberOwner(old.exports.get(exportKey(entry, name)), path, ownership);
    // What is called as the function itself may as well be a property.
    const derived = namesIn(text).flatMap((word) => (ownerOf(word) === word ? [] : (ownerOf(word) ?? [])));
    const owners = [...derived, ...[ownerOf(name), member].filter((owner) => owner !== undefined)];
    return owners.some((owner) => functions.has(owner) || (error.code === "TS2339" && parts.has(owner)));
  };
}
