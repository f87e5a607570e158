import type { ParseArgsOptionsConfig } from "node:util";

const common = {
  file: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const satisfies ParseArgsOptionsConfig;

/** The commands, and the options that each takes. */
export const verbs = {
  "runs list": {
    ...common,
    status: { type: "string", multiple: true },
    function: { type: "string" },
    attribute: { type: "string", multiple: true },
    since: { type: "string" },
    limit: { type: "string" },
    cursor: { type: "string" },
  },
  "runs show": common,
  "runs watch": common,
  "runs cancel": { ...common, reason: { type: "string" } },
  "runs retry": common,
  "runs prune": { ...common, "older-than": { type: "string" }, "dry-run": { type: "boolean" } },
  doctor: common,
} as const satisfies Record<string, ParseArgsOptionsConfig>;

export type Verb = keyof typeof verbs;

/** What stands behind a verb; every command takes all of its operands or none. */
export const operandOf: Readonly<Record<Verb, "run" | undefined>> = {
  "runs list": undefined,
  "runs show": "run",
  "runs watch": "run",
  "runs cancel": "run",
  "runs retry": "run",
  "runs prune": undefined,
  doctor: undefined,
};

export function isVerb(text: string): text is Verb {
  return Object.hasOwn(verbs, text);
}
