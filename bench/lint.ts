import { mkdir, rm, stat, writeFile } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { redoclyLint, spectralLint } from "./chain.ts";
import { summarise } from "./costs.ts";
import { runCommandLine } from "./ours.ts";
import { type Measurement, measure } from "./process/measure.ts";
import type { LintResult } from "./report/results.ts";

/** What to lint, where, and with what. */
export interface LintOptions {
  readonly document: string;
  readonly directory: string;
  readonly repeats: number;
  readonly ours: boolean;
}

/** Lints one public document with the stock linters and, through a surface that has it as its source, with the pipeline. */
export async function benchLint({ document, directory, repeats, ours }: LintOptions): Promise<LintResult> {
  await writeWorkspace(directory, document);
  const steps = [redoclyLint(directory, document), spectralLint(directory, document)];
  const stock = steps.map(({ name }) => ({ name, runs: [] as Measurement[] }));
  const own: Measurement[] = [];
  for (let round = 0; round < repeats; round += 1) {
    for (const [index, step] of steps.entries()) stock[index]?.runs.push(await measure(step.command));
    if (ours) own.push(await lintWithPipeline(directory));
  }
  return {
    document: basename(document),
    bytes: (await stat(document)).size,
    stock: stock.map(({ name, runs }) => ({ name, ...summarise(runs) })),
    ...(ours && { ours: summarise(own) }),
  };
}

async function lintWithPipeline(directory: string): Promise<Measurement> {
  await rm(join(directory, "node_modules"), { recursive: true, force: true });
  return runCommandLine(directory, ["lint"], [0, 1]);
}

async function writeWorkspace(directory: string, document: string): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  await mkdir(join(directory, "contracts"), { recursive: true });
  const path = relative(join(directory, "contracts"), document).split(sep).join("/");
  const files = {
    "package.json": `${JSON.stringify({ name: "bench-lint", private: true, type: "module" })}\n`,
    "pnpm-workspace.yaml": "packages: []\n",
    "redocly.yaml": "extends:\n  - recommended\n",
    ".spectral.yaml": 'extends: ["spectral:oas"]\n',
    "contracts/corpus.v1.ts": `import { defineSurface } from "@rawr/openapi-pipeline/surface";

export const surface = defineSurface({ name: "corpus", version: "1.0.0", document: ${JSON.stringify(path)} });
`,
  };
  for (const [name, contents] of Object.entries(files)) await writeFile(join(directory, name), contents);
}
