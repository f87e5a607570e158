import type { Finding } from "@rawr/openapi-diff";
import type { ReviewFinding, SurfaceReview } from "../diff/review.ts";
import { codeSpan, describeFinding, type Section, sectionOf, sections, sentence } from "./finding-text.ts";

/** Items by heading. */
export type Notes = Readonly<Partial<Record<Section, readonly string[]>>>;

/** What a review found, for the people who use the surface. */
export function surfaceNotes({ findings }: SurfaceReview): Notes {
  return notesOf(findings, (finding) => [audienceNote(finding), waiverNote(finding)].join(""));
}

/** What of it reaches the users of one client package. Only findings of its own audience may be given: others would tell. */
export function clientNotes(findings: readonly Finding[]): Notes {
  return notesOf(findings, () => "");
}

/** Business of the team, and names that only come along with an operation. */
const untold = /^(?:waiver-.*|export-added)$/;

function notesOf<Item extends Finding>(findings: readonly Item[], note: (finding: Item) => string): Notes {
  const told = findings.filter(({ class: kind, code }) => kind !== "DOCS" && !untold.test(code));
  const texts = findings.filter(({ class: kind }) => kind === "DOCS").length;
  const groups = Object.groupBy(withoutEchoes(told), sectionOf);
  const items = (section: Section) => (groups[section] ?? []).map((finding) => describeFinding(finding, note(finding)));
  const textual = texts === 0 ? [] : [`- Texts and examples, in ${texts === 1 ? "one place" : `${texts} places`}.`];
  return Object.fromEntries(
    sections.map((section) => [section, [...items(section), ...(section === "Changed" ? textual : [])]]),
  );
}

/** What another finding tells already: the dates of a new deprecation, and an edit that means something to one side only. */
function withoutEchoes<Item extends Finding>(findings: readonly Item[]): readonly Item[] {
  const told = new Set(findings.filter(({ class: kind }) => kind !== "COMPATIBLE").flatMap(editKey));
  const deprecated = new Set(
    findings.filter(({ code }) => code === "deprecated").map(({ touches }) => touches.operations[0]),
  );
  return findings.filter((each) => {
    if (dates.has(each.code) && deprecated.has(each.touches.operations[0])) return false;
    return each.class !== "COMPATIBLE" || !editKey(each).some((key) => told.has(key));
  });
}

const dates: ReadonlySet<string> = new Set(["deprecation-dated", "sunset-announced"]);

function editKey({ edit }: Finding): readonly string[] {
  return edit === undefined ? [] : [JSON.stringify([edit.kind, edit.path, edit.before, edit.after])];
}

function audienceNote({ touches }: Finding): string {
  return touches.audiences.length === 0 ? "" : `; ${touches.audiences.join(", ")}`;
}

function waiverNote({ waiver }: ReviewFinding): string {
  return waiver === undefined ? "" : `; accepted by ${sentence(waiver.owner)}: ${sentence(waiver.reason)}`;
}

/** The section of one release: `## [1.1.0] - 2026-11-21`. */
export function releaseSection(
  release: { readonly version: string; readonly date: string },
  notes: Notes,
  lead = "",
): string {
  const filled = sections.flatMap((section) => {
    const items = notes[section] ?? [];
    return items.length === 0 ? [] : [`### ${section}`, items.join("\n")];
  });
  const parts = [`## [${release.version}] - ${release.date}`, lead, ...filled];
  if (filled.length === 0) parts.push("- No change for callers.");
  return parts.filter((part) => part !== "").join("\n\n");
}

/** The versions of the packages that go with a release. */
export function packagesLine(clients: ReadonlyMap<string, string>): string {
  const named = [...clients].map(([name, version]) => `${codeSpan(name)} ${version}`);
  return named.length === 0 ? "" : `Client packages: ${named.join(", ")}.`;
}

/** CHANGES.md with a release more. What people wrote into it stays. */
export function addRelease(existing: string | undefined, section: string, title: string): string {
  const text = existing ?? heading(title);
  const newest = /^## \[/m.exec(text)?.index ?? text.length;
  const before = text.slice(0, newest).trimEnd();
  const after = text.slice(newest);
  return `${before}\n\n${section}\n${after === "" ? "" : `\n${after}`}`;
}

function heading(title: string): string {
  return [
    `# Changes of ${title}`,
    "What each release changed for callers, newest first ([Keep a Changelog](https://keepachangelog.com/en/1.1.0/), [Semantic Versioning](https://semver.org/spec/v2.0.0.html)). `rawr-openapi release` adds a section; the wording of an old one may be improved by hand.",
  ].join("\n\n");
}
