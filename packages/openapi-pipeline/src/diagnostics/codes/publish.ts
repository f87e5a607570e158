import { row } from "../define.ts";

/** A version of a package, and where it was to go. */
export interface ReleaseParameters {
  readonly name: string;
  readonly version: string;
  readonly registry: string;
}

/** Findings of `pack` and `publish`. */
export const publishCodes = {
  "package-license-missing": row<{ name: string; license: string }>({
    severity: "warning",
    message: ({ name, license }) => `The package ${name} is licensed ${license} and comes without the licence's text`,
    expected: ({ license }) =>
      `LICENSES/${license}.txt, or LICENSE at the root of a workspace whose own licence is ${license}`,
    fix: ({ license }) => `Put the text into \`LICENSES/${license}.txt\`.`,
  }),
  "publish-version-taken": row<ReleaseParameters & { expected: string; found: string }>({
    severity: "error",
    message: ({ name, version }) => `\`${name}\` ${version} is published already, with other contents`,
    expected: ({ expected }) => expected,
    found: ({ found, registry }) => `${found} at ${registry}`,
    fix: () => "Raise `version` in the contract file and build; a published version never changes.",
  }),
  "publish-runtime-missing": row<ReleaseParameters & { clients: readonly string[] }>({
    severity: "error",
    message: ({ name, version, registry }) => `\`${name}\` ${version} is not in ${registry}`,
    expected: ({ name, version, clients }) =>
      `${name} ^${version}, which ${clients.join(", ")} cannot be installed without`,
    fix: () => "Publish it as well with `--with-runtime`, or first by other means.",
  }),
  "publish-unauthorized": row<ReleaseParameters & { reason: string }>({
    severity: "error",
    message: ({ name, registry }) => `You may not publish \`${name}\` to ${registry}`,
    found: ({ reason }) => reason,
    fix: () =>
      "Log in with `npm login`, or set the token that your .npmrc names, of an account that may publish there.",
  }),
  "registry-unreachable": row<{ registry: string; reason: string }>({
    severity: "error",
    message: ({ registry }) => `No answer came from ${registry}`,
    found: ({ reason }) => reason,
    fix: () => "Check the address and the network, then run the command again; what is published already is left out.",
  }),
  "publish-failed": row<ReleaseParameters & { reason: string }>({
    severity: "error",
    message: ({ name, version, registry }) => `\`${name}\` ${version} was not taken by ${registry}`,
    found: ({ reason }) => reason,
    fix: () => "Mend what the registry says, then run the command again; what is published already is left out.",
  }),
  "publish-program-missing": row<{ programs: readonly string[] }>({
    severity: "error",
    message: ({ programs }) => `None of the programs that publish is on the path: ${programs.join(", ")}`,
    fix: () => "Install npm, which comes with Node, or pnpm.",
  }),
} as const;
