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

/** The verbs of the command line and the options that each takes. */
export const verbs = {
  build: { ...common, ...reporting, ...surfaces, ...running },
  check: { ...common, ...reporting, ...surfaces, explain: running.explain },
  lint: { ...common, ...reporting, ...surfaces, ...running },
  snapshot: { ...common, ...reporting, ...surfaces, ...running },
  explain: { ...common, ...surfaces },
  init: { ...common, "dry-run": { type: "boolean" } },
} as const satisfies Record<string, ParseArgsOptionsConfig>;

export type Verb = keyof typeof verbs;

/** How findings are printed. */
export const formats = ["terminal", "json", "github", "sarif", "markdown"] as const;
export type Format = (typeof formats)[number];

/** How many operands a verb takes. */
export const operandLimit: Readonly<Record<Verb, number>> = {
  build: 0,
  check: 0,
  lint: 0,
  snapshot: 0,
  explain: 1,
  init: 1,
};
