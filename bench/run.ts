import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { runClientBench } from "./clients/command.ts";
import { runDiffBench } from "./diff/command.ts";
import { benchLint } from "./lint.ts";
import { type BenchOptions, parseOptions, usage } from "./options.ts";
import { renderMarkdown } from "./report/markdown.ts";
import { judge } from "./report/reaches.ts";
import type { BenchResult, LintResult, SizeResult } from "./report/results.ts";
import { benchSize } from "./sizes.ts";
import { runSystemBench } from "./system/command.ts";
import { runWorkflowBench } from "./workflows/command.ts";

const workFolder = fileURLToPath(new URL("./.work/", import.meta.url));
const metricsFolder = fileURLToPath(new URL("../generated/metrics/", import.meta.url));

/**
 * Runs the benchmark and prints it: the table on stdout, progress on stderr.
 * Returns the exit code: 0 when it measured (a reach that is not held is a row of the table), 1 when a measured command
 * failed, 2 for wrong arguments.
 */
export async function runBench(args: readonly string[]): Promise<number> {
  if (args[0] === "clients") return runClientBench(args.slice(1), { work: workFolder, metrics: metricsFolder });
  if (args[0] === "diff") return runDiffBench(args.slice(1), { work: workFolder, metrics: metricsFolder });
  if (args[0] === "system") return runSystemBench(args.slice(1), { work: workFolder, metrics: metricsFolder });
  if (args[0] === "workflows") return runWorkflowBench(args.slice(1), { work: workFolder, metrics: metricsFolder });
  const options = parseOptions(args);
  if (options === undefined) return print(usage);
  if (typeof options === "string") return fail(`${options}\n\n${usage}`, 2);
  try {
    const result = await bench(options);
    const json = `${JSON.stringify({ ...result, reaches: judge(result) }, null, 2)}\n`;
    const markdown = `${renderMarkdown(result)}\n`;
    if (options.write) await writeMetrics(markdown, json);
    return print(options.json ? json : markdown);
  } catch (error) {
    return fail(`${error instanceof Error ? error.message : String(error)}\n`, 1);
  }
}

async function bench(options: BenchOptions): Promise<BenchResult> {
  const cores = availableParallelism();
  const before = (loadavg()[0] ?? 0) / cores;
  const sizes: SizeResult[] = [];
  for (const operations of options.chain || options.ours ? options.sizes : []) {
    const repeats = operations > 1000 ? 1 : options.repeat;
    progress(`${operations} operations, ${repeats} × …`);
    sizes.push(await benchSize({ ...options, folder: workFolder, operations, repeats }));
  }
  const lint = options.lint ? await lintComparison(options) : undefined;
  return {
    machine: { cpu: cpus()[0]?.model ?? "unknown", cores, node: process.versions.node, platform: process.platform },
    load: { before, after: (loadavg()[0] ?? 0) / cores },
    sizes,
    ...(lint && { lint }),
  };
}

async function lintComparison({ document, ours }: BenchOptions): Promise<LintResult | undefined> {
  const path = resolve(document);
  if (!existsSync(path)) {
    progress(`Skipped the lint comparison: there is no ${document}. Name a document with --document.`);
    return undefined;
  }
  progress(`lint of ${document} …`);
  return await benchLint({ document: path, directory: join(workFolder, "lint"), repeats: 1, ours });
}

async function writeMetrics(markdown: string, json: string): Promise<void> {
  const preamble = "<!-- Made by `pnpm bench --write`. Do not edit. -->\n\n# Speed and memory of the pipeline\n\n";
  await mkdir(metricsFolder, { recursive: true });
  await writeFile(join(metricsFolder, "pipeline.md"), preamble + markdown);
  await writeFile(join(metricsFolder, "pipeline.json"), json);
}

function print(text: string): number {
  process.stdout.write(text);
  return 0;
}

function fail(message: string, code: number): number {
  process.stderr.write(message);
  return code;
}

function progress(line: string): void {
  process.stderr.write(`${line}\n`);
}
