import { highestLevel, type Level } from "@rawr/openapi-diff";
import { compareVersions, nextVersion } from "./next-version.ts";
import type { ClientReview, ReviewFinding } from "./review.ts";
import type { NewClient, OldSide } from "./side.ts";

/** What findings ask of a document: a break that the contract accepts stays within its major version. */
export function documentLevel(findings: readonly ReviewFinding[]): Level {
  return highestLevel(
    findings.map(({ level, status }) => (status === "waived" && level === "major" ? "minor" : level)),
  );
}

/** What they ask of a package, whose consumers break whoever accepted it. */
export function packageLevel(findings: readonly ReviewFinding[]): Level {
  return highestLevel(findings.map(({ level }) => level));
}

/** The version that a level asks for; a version that is no SemVer stays what it is. */
export function versionAfter(version: string, level: Level, fallback: string): string {
  return /^\d+\.\d+\.\d+/.test(version) ? nextVersion(version, level) : fallback;
}

/** One client package: what its audience and its own code ask for. */
export function clientReview(
  { name, audience, version }: NewClient,
  old: OldSide,
  { findings, surfaceVersion }: { findings: readonly ReviewFinding[]; surfaceVersion: string },
): ClientReview {
  const own = findings.filter(({ touches }) => touches.clients.includes(name));
  const level = packageLevel(own);
  const oldVersion = old.clients[name]?.version;
  if (oldVersion === undefined) {
    const first = version ?? surfaceVersion;
    return { name, audience, level, oldVersion: first, nextVersion: first };
  }
  // Its openapi.json says the version of the surface: a release of the surface is one of the package.
  const moved = level === "none" && surfaceVersion !== old.version ? "patch" : level;
  const next = versionAfter(oldVersion, moved, oldVersion);
  const follows = version === undefined && moved !== "none" && compareVersions(surfaceVersion, next) > 0;
  return { name, audience, level, oldVersion, nextVersion: follows ? surfaceVersion : next };
}
