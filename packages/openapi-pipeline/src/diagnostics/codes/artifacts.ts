import { row } from "../define.ts";

/** Findings of the artifact store, the cache and `--check`. */
export const artifactsCodes = {
  "artifact-stale": row<{ path: string; lineEndingsOnly: boolean; command: string }>({
    severity: "error",
    message: ({ path }) => `\`${path}\` is not what the contract compiles to now`,
    expected: () => "the bytes that a build would write",
    found: ({ lineEndingsOnly }) =>
      lineEndingsOnly ? "the same text with other line endings" : "the bytes of an earlier build",
    fix: ({ lineEndingsOnly, command }) =>
      lineEndingsOnly
        ? `Mark the folder \`text eol=lf\` in .gitattributes, then run \`${command}\`.`
        : `Run \`${command}\` and commit the result.`,
  }),
  "artifact-missing": row<{ path: string; command: string }>({
    severity: "error",
    message: ({ path }) => `\`${path}\` does not exist`,
    fix: ({ command }) => `Run \`${command}\` and commit the result.`,
  }),
  "artifact-edited": row<{ path: string; command: string }>({
    severity: "error",
    message: ({ path }) => `\`${path}\` was changed after the last build wrote it`,
    expected: () => "generated files are never edited by hand",
    fix: ({ command }) => `Make the change in the contract, then run \`${command}\`, which replaces the edit.`,
  }),
  "artifact-orphaned": row<{ path: string; recorded: boolean; command: string }>({
    severity: "error",
    message: ({ path, recorded }) =>
      recorded
        ? `\`${path}\` is left over from an earlier build`
        : `\`${path}\` stands in a generated folder and no build wrote it`,
    fix: ({ path, recorded, command }) =>
      recorded ? `Run \`${command}\`, which deletes it.` : `Move it to another folder, or delete it: \`rm "${path}"\`.`,
  }),
  "artifact-unknown-file": row<{ path: string }>({
    severity: "warning",
    message: ({ path }) => `\`${path}\` stands in a generated folder and no build wrote it`,
    found: () => "a file that the manifest does not record; it was left alone",
    fix: ({ path }) => `Move it to another folder, or delete it: \`rm "${path}"\`.`,
  }),
  "artifact-edit-replaced": row<{ path: string; copy: string | undefined }>({
    severity: "warning",
    message: ({ path }) => `\`${path}\` was changed by hand, and the build replaced the change`,
    found: ({ copy }) => (copy ? `the changed file is kept as ${copy}` : "the changed file could not be kept"),
    fix: () => "Make the change in the contract, which survives the next build.",
  }),
  "artifact-unwritable": row<{ path: string; reason: string }>({
    severity: "error",
    message: ({ path }) => `\`${path}\` cannot be written`,
    found: ({ reason }) => reason,
    fix: () =>
      "Make the folder writable or free some space, then build again; the previous artifacts are as they were.",
  }),
  "file-unreadable": row<{ path: string; reason: string }>({
    severity: "error",
    message: ({ path }) => `\`${path}\` is there and cannot be read`,
    expected: () => "a file that the build may read, or none",
    found: ({ reason }) => reason,
    fix: ({ path }) => `Make \`${path}\` a readable file, or move away what has its name.`,
  }),
  "artifact-path-refused": row<{ path: string; reason: string; surface: string }>({
    severity: "error",
    message: ({ path, surface }) => `The surface ${surface} may not write to \`${path}\``,
    expected: () => "a path inside openapi/<surface>/v<major>/ or generated/<directory>/",
    found: ({ reason }) => reason,
    fix: () => "Give the surface or the client package a plain folder name.",
  }),
  "artifact-collision": row<{ first: { path: string; set: string }; second: { path: string; set: string } }>({
    severity: "error",
    message: ({ first, second }) =>
      first.path === second.path
        ? `Two artifacts would be written to \`${first.path}\``
        : `\`${first.path}\` and \`${second.path}\` are one file where case does not count (macOS, Windows)`,
    found: ({ first, second }) => `one from ${first.set}, one from ${second.set}`,
    fix: () => "Rename one of the operations, or give one of the client packages another `directory`.",
  }),
  "artifact-folder-claimed": row<{ first: { path: string; set: string }; second: { path: string; set: string } }>({
    severity: "error",
    message: ({ first, second }) => `The surfaces ${first.set} and ${second.set} would write to one folder`,
    expected: () => "a folder below generated/ for each client package",
    found: ({ first, second }) => (first.path === second.path ? first.path : `${first.path} and ${second.path}`),
    fix: () => "Give one of the client packages another `name` or `directory`.",
  }),
  "cache-unusable": row<{ folder: string; reason: string }>({
    severity: "warning",
    message: ({ folder }) => `The cache in ${folder} cannot be used; every step runs`,
    found: ({ reason }) => reason,
    fix: () => "Name a folder that can be written with --cache-dir, or say --no-cache.",
  }),
} as const;
