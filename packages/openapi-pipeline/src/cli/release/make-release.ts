import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "@rawr/openapi-diff";
import type { OpenApiDocument } from "@rawr/openapi-document";
import type { OutputFile } from "../../artifacts/output-file.ts";
import { readTextIfThere } from "../../artifacts/read-file.ts";
import type { Diagnostic, Outcome } from "../../diagnostics/diagnostic.ts";
import { diagnose } from "../../diagnostics/table.ts";
import { sdkCodes } from "../../diff/sdk/finding.ts";
import { listOperations } from "../../generate/operations.ts";
import { baselinePath, changesPath, clientFolder, documentPath } from "../../paths.ts";
import { editContract } from "../../release/edit-contract.ts";
import { addRelease } from "../../release/notes.ts";
import type { ReleasePlan } from "../../release/plan-release.ts";
import { changesSection, clientChangelogs, type NotesInput, releaseChangesets } from "../../release/release-notes.ts";
import { renderBaseline } from "../../release/render-baseline.ts";
import type { SurfaceResult } from "../build-types.ts";
import { ownVersion } from "../own-version.ts";
import type { Candidate } from "./candidates.ts";
import { reviewAudience } from "./review-release.ts";
import type { ReleaseSession } from "./session.ts";

/** A candidate that has something to release. */
export interface DueCandidate extends Candidate {
  readonly plan: ReleasePlan;
}

/** A release in memory. */
export interface MadeRelease {
  readonly candidate: DueCandidate;
  /** The surface, built with its new versions. */
  readonly result: SurfaceResult;
  /** What the release writes beside artifacts: contract, baseline, notes, changesets. */
  readonly files: readonly OutputFile[];
}

/** Raises the versions in memory, builds with them, and puts together everything that the releases write. */
export async function makeReleases(
  session: ReleaseSession,
  candidates: readonly DueCandidate[],
  date: string,
): Promise<Outcome<readonly MadeRelease[]>> {
  const drafts = await Promise.all(candidates.map((candidate) => draft(session, candidate, date)));
  const refused = drafts.flatMap(({ diagnostics }) => diagnostics);
  if (refused.length > 0) return { value: [], diagnostics: refused };
  const ready = drafts.flatMap(({ value }) => value ?? []);
  const overlay = {
    contracts: new Map(ready.map(({ contract }) => [contract.path, contract.contents])),
    changelogs: new Map(ready.flatMap(({ folders }) => [...folders])),
  };
  const results = await session.build(
    candidates.map(({ contract }) => contract),
    "write",
    overlay,
  );
  const failed = [
    ...results.flatMap(({ diagnostics }) => diagnostics.filter(({ severity }) => severity === "error")),
    ...results.flatMap((result, index) => notRaised(candidates[index] as DueCandidate, result)),
  ];
  if (failed.length > 0) return { value: [], diagnostics: failed };
  const value = ready.map((each, index) => finish(session.root, each, results[index] as SurfaceResult));
  return { value, diagnostics: [] };
}

interface Draft {
  readonly candidate: DueCandidate;
  readonly notes: NotesInput;
  /** The contract file with its new versions. */
  readonly contract: OutputFile;
  /** CHANGES.md as it is. */
  readonly changes: string | undefined;
  /** Sections of CHANGELOG.md by client package, and by folder. */
  readonly changelogs: ReadonlyMap<string, string>;
  readonly folders: ReadonlyMap<string, string>;
}

async function draft(
  session: ReleaseSession,
  candidate: DueCandidate,
  date: string,
): Promise<Outcome<Draft | undefined>> {
  const { contract, surface, plan, baseline, review, result } = candidate;
  const source = readFileSync(join(session.root, contract.file), "utf8");
  const edited = editContract(source, {
    file: contract.file,
    version: plan.version.to,
    clients: ownVersions(candidate),
    waivers: new Set(review?.findings.flatMap(({ waiver }) => waiver?.fingerprint ?? [])),
  });
  const told = await tellClients(session, candidate);
  const changes = readTextIfThere(session.root, changesPath(surface));
  const diagnostics = [...edited.diagnostics, ...told.diagnostics, ...changes.diagnostics];
  if (edited.value === undefined || diagnostics.length > 0) return { value: undefined, diagnostics };
  const operations = countOperations(surface, result);
  const notes: NotesInput = { surface, plan, date, baseline, review, findings: told.value, operations };
  const changelogs = clientChangelogs(notes);
  const folders = surface.clients.map((client): [string, string] => [
    clientFolder(client),
    changelogs.get(client.name) ?? "",
  ]);
  const file = { path: contract.file, contents: edited.value };
  const value = { candidate, notes, contract: file, changes: changes.value, changelogs, folders: new Map(folders) };
  return { value, diagnostics: [] };
}

/** Client package → what changed for its users: in their document, and in the package's own code. */
async function tellClients(
  session: ReleaseSession,
  { surface, result, baseline, review }: DueCandidate,
): Promise<Outcome<NotesInput["findings"]>> {
  if (baseline === undefined || review === undefined) return { value: new Map(), diagnostics: [] };
  const known = surface.clients.filter(({ name }) => baseline.clients[name] !== undefined);
  const audiences = [...new Set(known.map(({ audience }) => audience))];
  const reviews = await Promise.all(
    audiences.map((audience) => reviewAudience(session, { surface, result, baseline }, audience)),
  );
  const documented = new Map(audiences.map((audience, index) => [audience, reviews[index]?.value?.findings ?? []]));
  const told = known.map(({ name, audience }): [string, readonly Finding[]] => {
    const ofCode = review.findings.filter(
      ({ code, touches }) => codesOfCode.has(code) && touches.clients.includes(name),
    );
    return [name, [...(documented.get(audience) ?? []), ...ofCode.map(unlessShared)]];
  });
  return { value: new Map(told), diagnostics: reviews.flatMap((each) => each.diagnostics) };
}

const codesOfCode: ReadonlySet<string> = new Set(sdkCodes);

/** What the compiler said of several packages may show more than one of them has. */
function unlessShared({ witness, ...finding }: Finding): Finding {
  return finding.touches.clients.length > 1 || witness === undefined ? finding : { ...finding, witness };
}

/** Versions that have to stand beside the client's name: those that are not the surface's. */
function ownVersions({ surface, plan, built }: DueCandidate): ReadonlyMap<string, string> {
  const written = surface.clients.flatMap(({ name, version }): [string, string][] => {
    const to = plan.clients.get(name)?.to ?? plan.version.to;
    // A document of somebody else's has its own version, which its clients take over.
    const followed = built.get(name) === surface.version ? plan.version.to : built.get(name);
    return version === undefined && to === followed ? [] : [[name, to]];
  });
  return new Map(written);
}

function countOperations(surface: Candidate["surface"], { files }: SurfaceResult): ReadonlyMap<string, number> {
  const counts = surface.audiences.map((audience): [string, number] => {
    const text = files.find(({ path }) => path === documentPath(surface, audience))?.contents ?? "{}";
    return [audience, listOperations(JSON.parse(text) as OpenApiDocument).length];
  });
  return new Map(counts);
}

/** A version that is written, and is not what the surface says, comes from somewhere else. */
function notRaised({ contract, plan }: DueCandidate, { compiled }: SurfaceResult): readonly Diagnostic[] {
  const place = { location: { file: contract.file, line: 1, column: 1 } };
  const refuse = (what: string) => diagnose("release-version-not-literal", { what, file: contract.file }, place);
  const info = compiled?.info;
  if (info === undefined || info.version !== plan.version.to) return [refuse("the surface")];
  return info.clients
    .filter(({ name, version }) => version !== undefined && version !== plan.clients.get(name)?.to)
    .map(({ name }) => refuse(`the client \`${name}\``));
}

function finish(
  root: string,
  { candidate, notes, contract, changes, changelogs }: Draft,
  result: SurfaceResult,
): MadeRelease {
  const { plan } = candidate;
  const surface = result.compiled?.info ?? candidate.surface;
  const { files } = result;
  const tool = `rawr-openapi ${ownVersion()}`;
  const baseline = renderBaseline({ surface, plan, files, changelogs, tool, date: notes.date });
  const title = `${surface.title}, version ${surface.major}`;
  const changesets = existsSync(join(root, ".changeset")) ? releaseChangesets(notes) : [];
  return {
    candidate,
    result,
    files: [
      contract,
      { path: baselinePath(surface), contents: baseline },
      { path: changesPath(surface), contents: addRelease(changes, changesSection(notes), title) },
      ...changesets,
    ],
  };
}
