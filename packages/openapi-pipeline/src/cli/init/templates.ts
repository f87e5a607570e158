import { equivalentRules } from "../../lint/equivalent-rules.ts";

const covered = Object.entries(equivalentRules).filter(([, rule]) => rule.covered);

export const redoclyConfig = `# The lint configuration of every OpenAPI document here, for \`redocly lint\` as for the pipeline.
# \`pnpm exec rawr-openapi explain <name>\` prints the page of a house rule (rawr/<name>).
plugins:
  - "@rawr/openapi-pipeline/redocly"

extends:
  - recommended
  - rawr/recommended

# rules:
#   rawr/example-missing: off
`;

export const spectralConfig = `# Spectral's part of the lint, for \`spectral lint\` as for the pipeline.
# What Redocly says already is off; beside each rule stand the rules of redocly.yaml that say it.
extends: [[spectral:oas, recommended]]
rules:
${covered.map(([name, { redocly }]) => `  ${name}: off # ${redocly.join(", ")}\n`).join("")}
  # A description of the whole is the first thing that a reader looks for.
  info-description: error
`;

export const gitAttributes: readonly string[] = [
  "openapi/** linguist-generated text eol=lf",
  "generated/** linguist-generated text eol=lf",
];

export const gitIgnore: readonly string[] = [".rawr-tmp-*"];

export const packageScripts: Readonly<Record<string, string>> = {
  "build:openapi": "rawr-openapi build",
  "check:openapi": "rawr-openapi check",
  "lint:openapi": "rawr-openapi lint",
};

/** @param pinsPnpm whether package.json names the version of pnpm, which the action then takes */
export function workflow(pinsPnpm: boolean): string {
  return `name: OpenAPI

on:
  pull_request:
  push:
    branches: [main]

permissions:
  contents: read

concurrency:
  group: openapi-\${{ github.ref }}
  cancel-in-progress: true

jobs:
  contract:
    name: Contract, documents and clients agree
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
      - uses: actions/checkout@v4
        with:
          persist-credentials: false
      - uses: pnpm/action-setup@v4
${pinsPnpm ? "" : "        with:\n          version: latest\n"}      - uses: actions/setup-node@v4
        with:
          node-version: 24
          cache: pnpm
      - run: pnpm install --frozen-lockfile
      # Exit code 1: findings, or artifacts that do not follow from the contracts. Annotates the changed lines by itself.
      - run: pnpm check:openapi
`;
}
