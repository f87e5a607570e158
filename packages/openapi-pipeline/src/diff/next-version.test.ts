import { expect, test } from "vitest";
import { compareVersions, nextVersion } from "./next-version.ts";

test.each([
  ["1.2.3", "major", "2.0.0"],
  ["1.2.3", "minor", "1.3.0"],
  ["1.2.3", "patch", "1.2.4"],
  ["1.2.3", "none", "1.2.3"],
  ["0.3.1", "major", "0.4.0"],
  ["0.3.1", "minor", "0.3.2"],
  ["0.3.1", "patch", "0.3.2"],
  ["2.0.0-beta.1", "major", "2.0.0-beta.2"],
  ["2.0.0-beta", "patch", "2.0.0-beta.1"],
  ["1.2.3+build.5", "patch", "1.2.4"],
] as const)("%s, %s: %s", (version, level, expected) => {
  expect(nextVersion(version, level)).toBe(expected);
});

test("versions are ordered as SemVer 2.0.0, 11 lists them", () => {
  const ordered = [
    "1.0.0-alpha",
    "1.0.0-alpha.1",
    "1.0.0-alpha.beta",
    "1.0.0-beta",
    "1.0.0-beta.2",
    "1.0.0-beta.11",
    "1.0.0-rc.1",
    "1.0.0",
    "1.0.1",
    "1.10.0",
    "2.0.0",
  ];
  expect(ordered.toReversed().sort(compareVersions)).toEqual(ordered);
  expect(compareVersions("1.0.0+a", "1.0.0+b")).toBe(0);
});
