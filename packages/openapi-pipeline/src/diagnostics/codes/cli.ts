import { row } from "../define.ts";

const didYouMean = (suggestion: string | undefined): string => (suggestion ? `Did you mean \`${suggestion}\`? ` : "");

/** Problems of the command line itself; each ends the command with exit code 2. */
export const cliCodes = {
  "unknown-command": row<{ command: string; known: readonly string[]; suggestion: string | undefined }>({
    severity: "error",
    message: ({ command }) => `There is no command \`${command}\``,
    expected: ({ known }) => known.join(", "),
    fix: ({ suggestion }) => `${didYouMean(suggestion)}Run \`rawr-openapi --help\` for what each command does.`,
  }),
  "unknown-option": row<{ option: string; verb: string; suggestion: string | undefined }>({
    severity: "error",
    message: ({ option, verb }) => `\`rawr-openapi ${verb}\` takes no option \`${option}\``,
    fix: ({ verb, suggestion }) => `${didYouMean(suggestion)}Run \`rawr-openapi ${verb} --help\` for its options.`,
  }),
  "unexpected-argument": row<{ argument: string; verb: string }>({
    severity: "error",
    message: ({ argument, verb }) => `\`rawr-openapi ${verb}\` has no use for the argument \`${argument}\``,
    fix: ({ verb }) =>
      `Leave it out; to choose surfaces say \`--surface <name>\`. See \`rawr-openapi ${verb} --help\`.`,
  }),
  "bad-option-value": row<{ option: string; expected: string; found: string }>({
    severity: "error",
    message: ({ option }) => `The value of \`${option}\` is not one that it takes`,
    expected: ({ expected }) => expected,
    found: ({ found }) => found,
    fix: ({ option, expected }) => `Give \`${option}\` ${expected.includes(",") ? "one of these" : expected}.`,
  }),
  "folder-not-found": row<{ folder: string }>({
    severity: "error",
    message: ({ folder }) => `\`${folder}\` is not a folder`,
    fix: () => "Correct the path after --cwd.",
  }),
  "no-contracts": row<{ root: string; found: readonly string[] }>({
    severity: "error",
    message: ({ root }) => `There is nothing to build in ${root}`,
    expected: () => "a file `contracts/<surface>.v<major>.ts`",
    found: ({ found }) =>
      found.length > 0 ? `contracts/ holds ${found.join(", ")}` : "no folder `contracts`, or an empty one",
    fix: () => "Run `rawr-openapi init` to set up a first surface, or name the workspace with --cwd.",
  }),
  "unknown-surface": row<{ surface: string; known: readonly string[]; suggestion: string | undefined }>({
    severity: "error",
    message: ({ surface }) => `No contract file publishes the surface \`${surface}\``,
    expected: ({ known }) => known.join(", "),
    fix: ({ suggestion }) =>
      `${didYouMean(suggestion)}Name a surface as in \`contracts/\`, with or without its version.`,
  }),
  "unknown-client": row<{ client: string; known: readonly string[]; suggestion: string | undefined }>({
    severity: "error",
    message: ({ client }) => `There is no client package \`${client}\``,
    expected: ({ known }) => known.join(", "),
    fix: ({ suggestion }) =>
      `${didYouMean(suggestion)}Name a package of \`clients\` in a contract file, or its folder below generated/; build first when it is new.`,
  }),
  "no-clients": row<{ root: string }>({
    severity: "error",
    message: ({ root }) => `No surface in ${root} has a client package`,
    expected: () => "an entry in the `clients` of a contract file",
    fix: () => "Add `clients: [{ name, audience }]` to the surface, then build.",
  }),
  "unknown-operation": row<{ operation: string; suggestion: string | undefined }>({
    severity: "error",
    message: ({ operation }) => `No document has an operation \`${operation}\``,
    fix: ({ suggestion }) =>
      `${didYouMean(suggestion)}Build first, then name an operationId of a document in openapi/.`,
  }),
  "contract-module-not-found": row<{ path: string }>({
    severity: "error",
    message: ({ path }) => `There is no contract module ${path}`,
    fix: () =>
      "Name an existing TypeScript module that exports an oRPC contract, or leave the argument out for an example.",
  }),
  "file-unwritable": row<{ path: string; reason: string }>({
    severity: "error",
    message: ({ path }) => `\`${path}\` cannot be written`,
    found: ({ reason }) => reason,
    fix: () => "Make the folder writable, then run the command again; it continues where it stopped.",
  }),
  "internal-error": row<{ error: string }>({
    severity: "error",
    message: () => "The pipeline itself failed; your files are as they were",
    found: ({ error }) => error,
    fix: () => "Run again with RAWR_OPENAPI_DEBUG=1, which prints the stack, and report it.",
  }),
} as const;
