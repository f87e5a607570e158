import { ownVersion } from "./own-version.ts";
import type { Verb } from "./verbs.ts";

const summaries: Readonly<Record<Verb, string>> = {
  build: "Compile, lint, snapshot and generate; write what changed",
  check: "The same in memory; compare with the files on disk",
  lint: "Compile and lint; write nothing",
  snapshot: "Compile; write contract.md, the snapshot for review",
  diff: "Who breaks: the working tree against its last release, a git ref or a file",
  release: "Raise versions, move the baseline, write what changed",
  pack: "Build client packages and write them as .tgz",
  publish: "Pack, and send what the registry does not have yet",
  explain: "Why a surface would be built, where an operation shows, what a finding means",
  init: "Set the pipeline up in this repository; overwrites nothing",
};

const details: Readonly<Record<Verb, string>> = {
  build: `Reads contracts/<surface>.v<major>.ts and writes openapi/<surface>/v<major>/ and generated/<client>/. A file
whose bytes are right is not touched; a surface with errors is not written at all.`,
  check: `Builds in memory and names every file that is stale, missing, edited by hand, or left over. For CI.`,
  lint: `Compiles every audience's document and runs Redocly, Spectral and our own rules over it.`,
  snapshot: `Writes openapi/<surface>/v<major>/contract.md alone, to see a change of the contract as its review will.`,
  diff: `Compares every audience's document and every client package with what they were, and shows of each break what one side
sends and the other refuses. With two operands it compares two documents, JSON or YAML, and needs no workspace. A surface
says in its contract what is enforced (\`review\`) and what is accepted (\`waivers\`).`,
  release: `Compares each surface with its last release (openapi/<surface>/v<major>/baseline.json), raises the versions in the
contract file as far as the changes ask for, and writes artifacts, baseline.json, CHANGES.md, the changelogs of client
packages and, where there is a folder .changeset, changesets: all of it or nothing. Refused are files that are not
committed, artifacts that are out of date, lint errors, and findings that break callers and that no waiver accepts.
SOURCE_DATE_EPOCH sets the date.`,
  pack: `Builds JavaScript and declarations of the client packages below generated/, by name or folder, all without
argument. The same package is the same bytes on every machine. A client that is not what its contract compiles to is
refused.`,
  publish: `Packs, then asks the registry. The same bytes under the same version: nothing to do. Other bytes: refused, and
nothing is sent. Credentials, proxies and certificates are those of npm, or of pnpm where that started the command. In a
CI that can attest where a package was built (GitHub, GitLab), it does.`,
  explain: `Without argument: why each surface would be built now, or that it is as the last build left it.
With an operationId: the documents and generated files in which the operation appears.
With the code of a finding: the page that explains it.`,
  init: `Writes contracts/<name>.v1.ts (for an existing contract module, or an example), redocly.yaml, .spectral.yaml,
package.json scripts, pnpm-workspace.yaml settings, .gitattributes lines and a GitHub workflow. What is there already
stays as it is.`,
};

const examples: Readonly<Record<Verb, readonly (readonly [string, string])[]>> = {
  build: [
    ["rawr-openapi build", "all surfaces"],
    ["rawr-openapi build --surface workflows", "one of them"],
    ["rawr-openapi build --watch", "again on every change"],
    ["rawr-openapi build --explain", "say why each step ran"],
  ],
  check: [
    ["rawr-openapi check", "before a commit, or in CI"],
    ["rawr-openapi check --format sarif > findings.sarif", "for code scanning"],
  ],
  lint: [
    ["rawr-openapi lint", "all surfaces"],
    ["rawr-openapi lint --json", "for a program"],
  ],
  snapshot: [["rawr-openapi snapshot && git diff openapi", "what reviewers will see"]],
  diff: [
    ["rawr-openapi diff", "against the last release"],
    ["rawr-openapi diff --against origin/main --out review.md --out review.html", "for a pull request"],
    ["rawr-openapi diff old.yaml new.yaml", "two documents"],
  ],
  release: [
    ["rawr-openapi release --dry-run", "which versions it would be, and why it is refused"],
    ["rawr-openapi release --surface workflows.v1", "one surface"],
  ],
  pack: [
    ["rawr-openapi pack --out packed", "all client packages"],
    ["rawr-openapi pack @acme/orders-client", "one of them, into this folder"],
  ],
  publish: [
    ["rawr-openapi publish --dry-run", "what would be sent"],
    ["rawr-openapi publish --tag next --access public", "to the registry of your .npmrc"],
    [
      "rawr-openapi publish --registry https://npm.acme.example --with-runtime",
      "to a registry that knows nothing of us",
    ],
  ],
  explain: [
    ["rawr-openapi explain", "what a build would do"],
    ["rawr-openapi explain invoicing.triggerInvoiceProcessing", "where an operation shows"],
    ["rawr-openapi explain duplicate-route", "what a finding means"],
  ],
  init: [
    ["rawr-openapi init --dry-run", "what it would write"],
    ["rawr-openapi init packages/billing/src/contract.ts", "for an existing contract"],
  ],
};

const optionTexts = {
  surface: ["--surface <name>", "only this surface, `workflows` or `workflows.v1`; may be repeated"],
  format: ["--format <format>", "terminal, json, github, sarif, markdown; github when GITHUB_ACTIONS=true"],
  json: ["--json", "short for --format json"],
  all: ["--all", "show every finding, notes included, not the first of each kind"],
  explain: ["--explain", "say why each step ran"],
  watch: ["-w, --watch", "run again when an input changes; Ctrl-C ends it"],
  cacheDir: ["--cache-dir <folder>", "default: node_modules/.cache/rawr-openapi"],
  noCache: ["--no-cache", "neither read nor write the cache"],
  dryRun: ["--dry-run", "only say what would be written"],
  out: ["--out <folder>", "write the tarballs here instead of the current folder"],
  against: ["--against <what>", "released (default), a git ref, or the path of a document"],
  audience: ["--audience <name>", "only the documents of this audience"],
  reviewFormat: ["--format <format>", "terminal, json, github, sarif, markdown, junit, html"],
  outs: ["--out <file>", "write .md, .html, .json, .sarif, .xml (JUnit) or .txt; may be repeated"],
  registry: ["--registry <url>", "default: the `registry` of the client package, then what .npmrc says"],
  tag: ["--tag <tag>", "publish under this tag instead of `latest`"],
  access: ["--access <access>", "public or restricted; default: the `access` of the client package"],
  withRuntime: ["--with-runtime", "publish @rawr/client-runtime as well when the registry does not have it"],
  noProvenance: ["--no-provenance", "do not attest where the package was built, even where CI can"],
  wouldPublish: ["--dry-run", "ask the registry, and only say what would be published"],
  cwd: ["--cwd <folder>", "start from this folder instead of the current one"],
  quiet: ["-q, --quiet", "findings only: no progress, no summary"],
  help: ["-h, --help", "this text"],
  version: ["-v, --version", "the version"],
} as const;

const common = ["cwd", "quiet", "help", "version"] as const;
const reporting = ["surface", "format", "json", "all"] as const;
const caching = ["cacheDir", "noCache"] as const;
const optionsOf: Readonly<Record<Verb, readonly (keyof typeof optionTexts)[]>> = {
  build: [...reporting, "explain", "watch", ...caching, ...common],
  check: [...reporting, "explain", ...caching, ...common],
  lint: [...reporting, "explain", "watch", ...caching, ...common],
  snapshot: [...reporting, "explain", "watch", ...caching, ...common],
  diff: ["against", "surface", "audience", "reviewFormat", "json", "outs", "all", ...caching, ...common],
  release: [...reporting, "dryRun", ...caching, ...common],
  pack: ["out", "format", "json", "all", ...caching, ...common],
  publish: [
    ...(["registry", "tag", "access", "withRuntime", "noProvenance", "wouldPublish"] as const),
    ...(["format", "json", "all"] as const),
    ...caching,
    ...common,
  ],
  explain: ["surface", ...caching, ...common],
  init: ["dryRun", ...common],
};

const operands: Readonly<Partial<Record<Verb, string>>> = {
  diff: " [old new]",
  pack: " [client…]",
  publish: " [client…]",
  explain: " [operationId | code]",
  init: " [contract module]",
};

const exitCodeText = `Exit codes
  0    fine
  1    errors among the findings, drift in check or pack, a break in check or diff, a version that is taken in publish
  2    it could not run: wrong arguments, no contracts, a folder that cannot be written, a registry that does not answer
  130  ended by Ctrl-C (--watch ends with 0)
`;

const outputText = "Machine formats go to stdout, everything else to stderr. NO_COLOR and FORCE_COLOR are honoured.\n";

/** The help of a verb, or of the program. */
export function helpText(verb: Verb | undefined): string {
  if (!verb) {
    return `rawr-openapi: contracts to OpenAPI documents and client packages

Usage: rawr-openapi <command> [options]

Commands
${columns(Object.entries(summaries))}
\`rawr-openapi <command> --help\` shows options and examples.

${exitCodeText}`;
  }
  return `rawr-openapi ${verb}: ${summaries[verb]}

Usage: rawr-openapi ${verb}${operands[verb] ?? ""} [options]

${details[verb]}

Options
${columns(optionsOf[verb].map((name) => optionTexts[name]))}
Examples
${columns(examples[verb])}
${exitCodeText}
${outputText}`;
}

/** The version of this package. */
export function versionText(): string {
  return `${ownVersion()}\n`;
}

function columns(rows: readonly (readonly [string, string])[]): string {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}\n`).join("");
}
