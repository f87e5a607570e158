import { type ImportRule, tests } from "./rule.ts";

const src = "^packages/openapi-pipeline/src";

/** Plain data that every stage speaks: types and one-line constructors, no behaviour. */
const vocabulary = `${src}/(?:diagnostics/|surface/surface\\.ts$|compile/source-table\\.ts$|artifacts/(?:output-file|digest)\\.ts$|paths\\.ts$)`;

/** What a worker calls: the edge between a stage and the build, so it may use the build's cache. */
const taskEntries = `${src}/[^/]+/[^/]+-worker\\.ts$`;

/** Who may import whom; what is not named is forbidden. `document` and `diagnostics` lie below the stages. */
const stages = {
  diagnostics: [],
  document: [],
  surface: ["document"],
  snapshot: ["document"],
  arazzo: ["document"],
  compile: ["document", "surface", "snapshot", "arazzo"],
  lint: ["document"],
  generate: ["document", "package"],
  package: ["document", "generate"],
  publish: ["package"],
  diff: ["surface", "snapshot", "lint"],
  review: ["diff", "surface"],
  release: ["diff", "surface", "generate"],
  artifacts: [],
} as const satisfies Record<string, readonly string[]>;

/** The files outside artifacts/ and cli/ that may read a file, and what each reads. */
const readers = [
  // The author's contract modules and documents.
  "surface/module-loader\\.ts",
  "surface/resolve-module\\.ts",
  "surface/nearest-manifest\\.ts",
  "surface/load-document\\.ts",
  "surface/bundle-parts\\.ts",
  // The author's lint configuration, and what it extends.
  "lint-config-files\\.ts",
  "lint/redocly/run-redocly\\.ts",
  "lint/spectral/load-ruleset\\.ts",
  // A tool's own package files.
  "generate/tool-version\\.ts",
  // hey-api writes to a folder only: a temporary one, read back into memory and removed.
  "generate/targets/hey-api/run-hey-api\\.ts",
];

export const pipelineRules: readonly ImportRule[] = [
  ...Object.entries(stages).map(
    ([stage, below]): ImportRule => ({
      name: `stage-${stage}`,
      severity: "error",
      comment: `Stages form one direction; ${stage}/ imports ${[...below, "the shared vocabulary"].join(", ")}.`,
      fix: "Return the value from the earlier stage and let build.ts hand it to the later one.",
      from: { path: `${src}/${stage}/`, pathNot: `${tests}|${taskEntries}` },
      to: {
        path: `${src}/`,
        pathNot: [vocabulary, ...[stage, ...below].map((folder) => `${src}/${folder}/`)].join("|"),
      },
    }),
  ),
  {
    name: "stage-touches-no-files",
    severity: "error",
    comment: "A stage is data in, data out: only artifacts/ and cli/ touch the file system.",
    fix: "Return an OutputFile and let the artifact store write it; take texts as arguments.",
    from: { path: `${src}/`, pathNot: `${src}/(?:artifacts|cli)/|${src}/(?:${readers.join("|")})$|${tests}` },
    to: { path: "^(?:node:)?fs(?:/promises)?$" },
  },
  {
    name: "stage-prints-nothing",
    severity: "error",
    comment: "Only the command line starts processes or reads from a terminal; stages return diagnostics.",
    fix: "Return the fact as a diagnostic.",
    from: { path: `${src}/(?:${Object.keys(stages).join("|")})/`, pathNot: tests },
    to: { path: "^(?:node:)?(?:child_process|readline|readline/promises|tty|repl)$" },
  },
];
