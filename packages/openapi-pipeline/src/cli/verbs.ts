import type { ParseArgsOptionsConfig } from "node:util";

const common = {
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
  cwd: { type: "string" },
  quiet: { type: "boolean", short: "q" },
} as const satisfies ParseArgsOptionsConfig;

const reporting = {
  json: { type: "boolean" },
  format: { type: "string" },
  all: { type: "boolean" },
} as const satisfies ParseArgsOptionsConfig;

const surfaces = {
  surface: { type: "string", multiple: true },
  "cache-dir": { type: "string" },
  "no-cache": { type: "boolean" },
} as const satisfies ParseArgsOptionsConfig;

const running = {
  explain: { type: "boolean" },
  watch: { type: "boolean", short: "w" },
} as const satisfies ParseArgsOptionsConfig;

const publishing = {
  registry: { type: "string" },
  tag: { type: "string" },
  access: { type: "string" },
  "with-runtime": { type: "boolean" },
  "no-provenance": { type: "boolean" },
  "dry-run": { type: "boolean" },
} as const satisfies ParseArgsOptionsConfig;

const comparing = {
  against: { type: "string" },
  audience: { type: "string" },
  out: { type: "string", multiple: true },
} as const satisfies ParseArgsOptionsConfig;

const caching = { "cache-dir": surfaces["cache-dir"], "no-cache": surfaces["no-cache"] } as const;

/** The verbs of the command line and the options that each takes. */
export const verbs = {
  build: { ...common, ...reporting, ...surfaces, ...running },
  check: { ...common, ...reporting, ...surfaces, explain: running.explain },
  lint: { ...common, ...reporting, ...surfaces, ...running },
  snapshot: { ...common, ...reporting, ...surfaces, ...running },
  pack: { ...common, ...reporting, ...caching, out: { type: "string" } },
  publish: { ...common, ...reporting, ...caching, ...publishing },
  diff: { ...common, ...reporting, ...surfaces, ...comparing },
  release: { ...common, ...reporting, ...surfaces, "dry-run": { type: "boolean" } },
  explain: { ...common, ...surfaces },
  init: { ...common, "dry-run": { type: "boolean" } },
} as const satisfies Record<string, ParseArgsOptionsConfig>;

export type Verb = keyof typeof verbs;

/** How findings are printed. */
export const formats = ["terminal", "json", "github", "sarif", "markdown"] as const;
export type Format = (typeof formats)[number];

/** How the review of `diff` is printed. */
export const diffFormats = [...formats, "junit", "html"] as const;
export type DiffFormat = (typeof diffFormats)[number];

/** How many operands a verb takes. */
export const operandLimit: Readonly<Record<Verb, number>> = {
  build: 0,
  check: 0,
  lint: 0,
  snapshot: 0,
  pack: Number.POSITIVE_INFINITY,
  publish: Number.POSITIVE_INFINITY,
  diff: 2,
  release: 0,
  explain: 1,
  init: 1,
};
