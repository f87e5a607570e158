import type { Finding } from "@rawr/openapi-diff";
import type { OutputFile } from "../artifacts/output-file.ts";
import type { Baseline } from "../diff/baseline.ts";
import { levelBetween } from "../diff/next-version.ts";
import type { SurfaceReview } from "../diff/review.ts";
import { clientDirectory } from "../surface/client-directory.ts";
import type { SurfaceInfo } from "../surface/surface.ts";
import { changesetFile } from "./changeset.ts";
import { clientNotes, packagesLine, releaseSection, surfaceNotes } from "./notes.ts";
import type { ReleasedVersion, ReleasePlan } from "./plan-release.ts";

/** What the notes of a release are written from. */
export interface NotesInput {
  readonly surface: SurfaceInfo;
  readonly plan: ReleasePlan;
  readonly date: string;
  readonly baseline: Baseline | undefined;
  readonly review: SurfaceReview | undefined;
  /** Client package → what its users see of it. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Audience → how many operations its document has. */
  readonly operations: ReadonlyMap<string, number>;
}

/** The section of CHANGES.md. */
export function changesSection({ surface, plan, date, review, operations }: NotesInput): string {
  const versions = new Map([...plan.clients].map(([name, { to }]) => [name, to]));
  const lead = packagesLine(versions);
  const release = { version: plan.version.to, date };
  if (review !== undefined) return releaseSection(release, surfaceNotes(review), lead);
  const counts = surface.audiences.map((audience) => `${countOf(operations.get(audience) ?? 0)} for ${audience}`);
  return releaseSection(release, { Added: [`- First release: ${counts.join(", ")}.`] }, lead);
}

/** Sections of each client's CHANGELOG.md, the new one first. */
export function clientChangelogs(input: NotesInput): ReadonlyMap<string, string> {
  const { surface, plan, date, baseline } = input;
  const changelogs = surface.clients.map(({ name, audience }): [string, string] => {
    const version = plan.clients.get(name) as ReleasedVersion;
    const older = baseline?.clients[name]?.changelog ?? "";
    // It has a section already when nothing of it changed.
    if (version.from === version.to) return [name, older];
    const section = clientSection(input, { name, audience, version, date });
    return [name, [section, older].filter((text) => text !== "").join("\n\n")];
  });
  return new Map(changelogs);
}

interface Client {
  readonly name: string;
  readonly audience: string;
  readonly version: ReleasedVersion;
  readonly date: string;
}

function clientSection(input: NotesInput, { name, audience, version, date }: Client): string {
  const release = { version: version.to, date };
  if (version.from === undefined) {
    const count = countOf(input.operations.get(audience) ?? 0);
    return releaseSection(release, { Added: [`- First release: ${count}.`] });
  }
  return releaseSection(release, clientNotes(input.findings.get(name) ?? []));
}

/** A changeset for each package that was raised; each tells what its own users may know. */
export function releaseChangesets(input: NotesInput): readonly OutputFile[] {
  return input.surface.clients.flatMap((client) => {
    const { name, audience } = client;
    const version = input.plan.clients.get(name);
    if (version?.from === undefined || version.from === version.to) return [];
    const [, ...notes] = clientSection(input, { name, audience, version, date: input.date }).split("\n\n");
    const id = `${clientDirectory(client)}-${version.to}`;
    return [changesetFile({ id, name, level: levelBetween(version.from, version.to), text: notes.join("\n\n") })];
  });
}

function countOf(operations: number): string {
  return operations === 1 ? "one operation" : `${operations} operations`;
}
