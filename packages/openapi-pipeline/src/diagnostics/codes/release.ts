import { row } from "../define.ts";

const listed = (paths: readonly string[]): string => {
  const rest = paths.length - 5;
  return [...paths.slice(0, 5), ...(rest > 0 ? [`${rest} more`] : [])].join(", ");
};

/** Findings of `release`, and of versions of a surface that live side by side. */
export const releaseCodes = {
  "release-tree-dirty": row<{ surface: string; paths: readonly string[] }>({
    severity: "error",
    message: ({ surface }) => `The surface ${surface} would be released from files that are not committed`,
    expected: () => "what the release is made from to be in the history",
    found: ({ paths }) => listed(paths),
    fix: () => "Commit these files, or put them away, and release again.",
  }),
  "release-without-git": row<{ reason: string }>({
    severity: "error",
    message: () => "Nobody can say whether what would be released is committed",
    expected: () => "a git repository with a commit, and git on the PATH",
    found: ({ reason }) => reason,
    fix: () => "Run the command where the repository is checked out.",
  }),
  "release-findings": row<{ surface: string; findings: readonly string[]; next: string }>({
    severity: "error",
    message: ({ surface, findings }) =>
      `The surface ${surface} cannot be released: ${findings.length === 1 ? "a finding stands" : `${findings.length} findings stand`} against it`,
    expected: () => "no enforced finding that no waiver accepts",
    found: ({ findings }) => listed(findings),
    fix: ({ surface, next }) =>
      `Run \`rawr-openapi diff --surface ${surface}\`; then undo the change, publish it as ${next} beside it, or accept it in \`waivers\`.`,
  }),
  "release-version-behind": row<{ surface: string; version: string; released: string }>({
    severity: "error",
    message: ({ surface, version }) =>
      `The surface ${surface} says version ${version}, which is older than what was released`,
    expected: ({ released }) => `${released}, or a newer one`,
    found: ({ version }) => version,
    fix: ({ released }) => `Write \`version: "${released}"\`; the release raises it.`,
  }),
  "release-version-not-literal": row<{ what: string; file: string }>({
    severity: "error",
    message: ({ what, file }) => `The version of ${what} in ${file} is not one that a release can raise`,
    expected: () => 'a plain string in the definition itself, such as `version: "1.4.0"`',
    fix: () => "Write the version as a string where the surface is defined; nothing was released.",
  }),
  "release-waiver-not-literal": row<{ fingerprint: string; file: string }>({
    severity: "error",
    message: ({ fingerprint, file }) =>
      `The waiver of ${fingerprint} is used up by this release and cannot be taken out of ${file}`,
    expected: () => "an object with a plain `fingerprint` in the `waivers` of the surface itself",
    fix: () => "Write the waiver where the surface is defined; nothing was released.",
  }),
  "surface-route-shared": row<{ first: string; second: string; routes: readonly string[]; mount: string }>({
    severity: "error",
    message: ({ first, second, routes }) =>
      `The surfaces ${first} and ${second} answer the same ${routes.length === 1 ? "request" : `${routes.length} requests`}`,
    expected: () => "requests that tell the version of the surface: a host can give them one answer only",
    found: ({ routes }) => listed(routes),
    fix: ({ second, mount }) => `Give ${second} another \`mount\`, such as ${mount}, or a server of its own.`,
  }),
  "client-version-shared": row<{ name: string; first: string; second: string; version: string }>({
    severity: "error",
    message: ({ name, first, second }) => `\`${name}\` of ${first} and of ${second} have the same major version`,
    expected: () => "a package of one name to have another major version for each version of the surface",
    found: ({ version }) => version,
    fix: ({ second }) => `Give the client of ${second} a higher \`version\`, or another \`name\`.`,
  }),
} as const;
