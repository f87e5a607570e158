import type { Level } from "@rawr/openapi-diff";
import type { Diagnostic, Outcome } from "../diagnostics/diagnostic.ts";
import { diagnose } from "../diagnostics/table.ts";
import type { Baseline } from "../diff/baseline.ts";
import { compareVersions, nextVersion } from "../diff/next-version.ts";
import type { ReviewFinding, SurfaceReview } from "../diff/review.ts";
import type { SurfaceInfo } from "../surface/surface.ts";

/** One surface as it is built, and as it was released. */
export interface ReleaseCandidate {
  readonly surface: SurfaceInfo;
  /** Client package → the version that the build gave it. */
  readonly built: ReadonlyMap<string, string>;
  /** Undefined: this is the first release. */
  readonly baseline: Baseline | undefined;
  /** The build against the baseline; undefined for the first release. */
  readonly review: SurfaceReview | undefined;
}

/** What the versions of a release are. */
export interface ReleasePlan {
  readonly version: ReleasedVersion;
  /** By package name, in the contract's order. */
  readonly clients: ReadonlyMap<string, ReleasedVersion>;
}

export interface ReleasedVersion {
  /** Of the last release; undefined when there was none. */
  readonly from: string | undefined;
  readonly to: string;
  /** What callers have to reckon with; `none` for a first release. */
  readonly level: Level;
}

/**
 * Decides the versions. Undefined: everything is as it was released. The author's version stands where it is high enough,
 * so that a release can be a major one, or leave a pre-release, because somebody says so.
 */
export function planRelease(candidate: ReleaseCandidate): Outcome<ReleasePlan | undefined> {
  const { surface, baseline, review } = candidate;
  if (baseline === undefined || review === undefined) return { value: firstRelease(candidate), diagnostics: [] };
  const enforced = review.findings.filter(({ status }) => status === "enforced");
  if (enforced.length > 0) return { value: undefined, diagnostics: [stands(surface, enforced)] };
  const { level } = review;
  if (level === "none" && surface.version === baseline.version && !clientsMoved(candidate, baseline))
    return { value: undefined, diagnostics: [] };
  const behind = compareVersions(surface.version, baseline.version) < 0;
  if (behind) return { value: undefined, diagnostics: [isBehind(surface, baseline.version)] };
  const to = later(surface.version, nextVersion(baseline.version, level));
  const version = { from: baseline.version, to, level };
  const clients = surface.clients.map(({ name, version: own }): [string, ReleasedVersion] => {
    const from = baseline.clients[name]?.version;
    if (from === undefined) return [name, { from, to: own ?? to, level: "none" }];
    const asked = review.clients.find((each) => each.name === name)?.level ?? "none";
    // Its openapi.json says the surface's version: no two packages of one version differ.
    const raised = nextVersion(from, asked === "none" ? "patch" : asked);
    const isOwn = own !== undefined || compareVersions(raised, to) > 0;
    return [name, { from, to: isOwn ? later(candidate.built.get(name) ?? raised, raised) : to, level: asked }];
  });
  return { value: { version, clients: new Map(clients) }, diagnostics: [] };
}

function firstRelease({ surface, built }: ReleaseCandidate): ReleasePlan {
  const first = (to: string): ReleasedVersion => ({ from: undefined, to, level: "none" });
  const clients = surface.clients.map(({ name }): [string, ReleasedVersion] => [
    name,
    first(built.get(name) ?? surface.version),
  ]);
  return { version: first(surface.version), clients: new Map(clients) };
}

/** The author raised a package's version by hand. */
function clientsMoved({ built }: ReleaseCandidate, baseline: Baseline): boolean {
  return [...built].some(([name, version]) => baseline.clients[name]?.version !== version);
}

function later(left: string, right: string): string {
  return compareVersions(left, right) >= 0 ? left : right;
}

function stands({ name, major }: SurfaceInfo, enforced: readonly ReviewFinding[]): Diagnostic {
  const findings = enforced.map(({ message, fingerprint }) => `${fingerprint}: ${message}`);
  return diagnose("release-findings", { surface: `${name}.v${major}`, findings, next: `${name}.v${major + 1}` });
}

function isBehind({ name, major, version, file }: SurfaceInfo, released: string): Diagnostic {
  const place = { location: { file, line: 1, column: 1 } };
  return diagnose("release-version-behind", { surface: `${name}.v${major}`, version, released }, place);
}
