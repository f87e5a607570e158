import { row } from "../define.ts";

/** Findings of `diff`, and of the gate in `check`. */
export const diffCodes = {
  "breaking-change": row<{ fact: string; evidence: string | undefined; fingerprint: string; version: string }>({
    severity: "error",
    message: ({ fact }) => fact,
    expected: ({ version }) => `nobody breaks who relies on version ${version}`,
    found: ({ evidence }) => evidence ?? "a change that the contract does not let pass",
    fix: ({ fingerprint }) =>
      `Undo it, make it in a new version of the surface, or accept it: an entry of \`waivers\` with fingerprint ${fingerprint}. \`rawr-openapi diff\` shows both sides.`,
  }),
  "breaking-change-waived": row<{ fact: string; reason: string; owner: string; expires: string }>({
    severity: "info",
    message: ({ fact }) => `Accepted: ${fact}`,
    found: ({ reason, owner, expires }) => `${reason} (${owner}, until ${expires})`,
    fix: () => "Nothing; the release says it to the callers.",
  }),
  "surface-removed": row<{ surface: string; version: string; operations: number; path: string }>({
    severity: "error",
    message: ({ surface, version }) => `\`${surface}\` was released as ${version}, and its contract file is gone`,
    expected: () => "operations that were deprecated, and whose sunset has passed",
    found: ({ operations }) => `${operations} that callers may rely on`,
    fix: ({ path, surface }) =>
      `Restore \`contracts/${surface}.ts\`; or, when nobody calls it any more, delete \`${path}\`, which reviewers see.`,
  }),
  "waiver-expired": row<{ fingerprint: string; expires: string; owner: string }>({
    severity: "error",
    message: ({ fingerprint, expires }) => `The waiver of ${fingerprint} expired on ${expires}`,
    found: ({ owner }) => `its finding is still there; ${owner} answers for it`,
    fix: () => "Undo the change that it accepted, or agree on a later day and write it in `expires`.",
  }),
  "waiver-unused": row<{ fingerprint: string; against: string; known: readonly string[] }>({
    severity: "error",
    message: ({ fingerprint }) => `The waiver of ${fingerprint} accepts nothing`,
    expected: ({ known }) =>
      known.length > 0
        ? `the fingerprint of a finding: ${known.join(", ")}`
        : "the fingerprint of a finding; there is none",
    found: ({ against }) => `no finding against ${against} has this fingerprint: its edit changed, or is gone`,
    fix: () => "Delete the waiver; a changed edit has to be accepted again.",
  }),
  "baseline-missing": row<{ surface: string; against: string; path: string }>({
    severity: "info",
    message: ({ surface, against }) => `\`${surface}\` was not compared with ${against}, because there is none of it`,
    expected: ({ path }) => `\`${path}\``,
    fix: () => "Run `rawr-openapi release` when callers may rely on it; from then on `check` holds what they rely on.",
  }),
  "baseline-newer": row<{ path: string; format: number; known: number; tool: string }>({
    severity: "error",
    message: ({ path }) => `\`${path}\` was written by a newer version of this tool`,
    expected: ({ known }) => `format ${known}${known > 1 ? ", or an older one" : ""}`,
    found: ({ format, tool }) => `format ${format} of ${tool}`,
    fix: ({ tool }) => `Install ${tool} or newer; nothing was compared.`,
  }),
  "baseline-invalid": row<{ path: string; reason: string }>({
    severity: "error",
    message: ({ path }) => `\`${path}\` is no record of a release`,
    found: ({ reason }) => reason,
    fix: ({ path }) =>
      `Restore it from the history: \`git checkout HEAD -- ${path}\`. It is written by \`rawr-openapi release\` alone.`,
  }),
  "git-unavailable": row<{ ref: string; reason: string }>({
    severity: "error",
    message: ({ ref }) => `Nothing can be read at the git ref \`${ref}\``,
    expected: () => "a git repository, and git on the PATH",
    found: ({ reason }) => reason,
    fix: () => "Run the command where the repository is checked out, or compare with a file.",
  }),
  "git-ref-unknown": row<{ ref: string; reason: string }>({
    severity: "error",
    message: ({ ref }) => `\`${ref}\` is neither a file nor a commit of this repository`,
    expected: () => "`released`, a branch, tag or commit, or the path of an OpenAPI document",
    found: ({ reason }) => reason,
    fix: () =>
      "Correct the name after --against, or fetch it: a shallow clone in CI knows one commit only (`fetch-depth: 0`).",
  }),
  "diff-document-unreadable": row<{ document: string; reason: string }>({
    severity: "error",
    message: ({ document }) => `\`${document}\` cannot be compared`,
    expected: () =>
      "an OpenAPI document of version 3.0, 3.1 or 3.2 in JSON or YAML, or a client package as a build writes it",
    found: ({ reason }) => reason,
    fix: () => "Correct the path or the document; nothing was compared.",
  }),
  "diff-operand-missing": row<{ found: string }>({
    severity: "error",
    message: () => "`rawr-openapi diff` compares two documents, or none",
    expected: () => "OLD NEW",
    found: ({ found }) => found,
    fix: ({ found }) => `Name the second document, or compare a surface: \`rawr-openapi diff --against ${found}\`.`,
  }),
} as const;
