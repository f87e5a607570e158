import type { Level } from "@rawr/openapi-diff";

/** A SemVer 2.0.0 version, taken apart. Build metadata is left out: it orders nothing. */
interface Version {
  readonly numbers: readonly [major: number, minor: number, patch: number];
  readonly prerelease: readonly string[];
}

/**
 * The version that a release of this level gets. Below 1.0.0 a breaking change raises the minor number, everything else the
 * patch, as caret ranges read it; a pre-release goes to the next one, because its end is the author's decision.
 */
export function nextVersion(version: string, level: Level): string {
  const { numbers, prerelease } = parse(version);
  const [major, minor, patch] = numbers;
  if (level === "none") return version;
  if (prerelease.length > 0) return `${numbers.join(".")}-${nextPrerelease(prerelease)}`;
  if (level === "major") return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
  if (level === "minor" && major > 0) return `${major}.${minor + 1}.0`;
  return `${major}.${minor}.${patch + 1}`;
}

/** What a step from one version to a later one is called. */
export function levelBetween(from: string, to: string): Exclude<Level, "none"> {
  const [[major, minor], [nextMajor, nextMinor]] = [parse(from).numbers, parse(to).numbers];
  if (major !== nextMajor) return "major";
  return minor === nextMinor ? "patch" : "minor";
}

/** Orders versions by precedence (SemVer 2.0.0, 11): negative when `a` comes before `b`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [parse(a), parse(b)];
  for (const [index, number] of left.numbers.entries()) {
    const difference = number - (right.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return comparePrereleases(left.prerelease, right.prerelease);
}

function comparePrereleases(left: readonly string[], right: readonly string[]): number {
  // A version without is the release itself, and comes last.
  if (left.length === 0 || right.length === 0) return right.length - left.length;
  for (const [index, part] of left.entries()) {
    const other = right[index];
    if (other === undefined) return 1;
    if (part !== other) return compareIdentifiers(part, other);
  }
  return left.length - right.length;
}

function compareIdentifiers(left: string, right: string): number {
  const [isNumber, isOtherNumber] = [digits.test(left), digits.test(right)];
  if (isNumber && isOtherNumber) return Number(left) - Number(right);
  if (isNumber !== isOtherNumber) return isNumber ? -1 : 1;
  return left < right ? -1 : 1;
}

const digits = /^\d+$/;

function nextPrerelease(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  const next = digits.test(last) ? [...parts.slice(0, -1), String(Number(last) + 1)] : [...parts, "1"];
  return next.join(".");
}

function parse(version: string): Version {
  const [core = "", ...rest] = (version.split("+")[0] ?? "").split("-");
  const [major = 0, minor = 0, patch = 0] = core.split(".").map(Number);
  const prerelease = rest.join("-");
  return { numbers: [major, minor, patch], prerelease: prerelease === "" ? [] : prerelease.split(".") };
}
