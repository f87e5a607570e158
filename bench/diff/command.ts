import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Folders } from "../clients/command.ts";
import { judgeDiff } from "./reaches.ts";
import { renderDiff } from "./report.ts";
import { benchDiff } from "./run.ts";

export const diffUsage = `pnpm bench diff [options]

  --rounds <n>        runs of the library on each pair of documents (default 3)
  --corpora <folder>  other people's documents and schemas (default ../shared/corpora)
  --json              print JSON instead of Markdown
  --write             also write generated/metrics/diff-speed.md and diff-speed.json
`;

/** `pnpm bench diff`: our verdicts beside oasdiff's and jsoncompat's, by time and memory. Returns the exit code. */
export async function runDiffBench(args: readonly string[], { work, metrics }: Folders): Promise<number> {
  const options = parse(args);
  if (options === undefined) {
    process.stderr.write(diffUsage);
    return 2;
  }
  const { rounds, corpora } = options;
  const progress = (line: string): void => void process.stderr.write(`${line}\n`);
  const result = await benchDiff({ folder: join(work, "diff"), corpora: resolve(corpora), rounds, progress });
  const json = `${JSON.stringify({ node: process.versions.node, ...result, reaches: judgeDiff(result) }, null, 2)}\n`;
  const markdown = `${renderDiff(result)}\n`;
  if (options.write) {
    await mkdir(metrics, { recursive: true });
    const preamble = "<!-- Made by `pnpm bench diff --write`. Do not edit. -->\n\n# What a verdict costs\n\n";
    await writeFile(join(metrics, "diff-speed.md"), preamble + markdown);
    await writeFile(join(metrics, "diff-speed.json"), json);
  }
  process.stdout.write(options.json ? json : markdown);
  return 0;
}

interface DiffBenchOptions {
  readonly rounds: number;
  readonly corpora: string;
  readonly json: boolean;
  readonly write: boolean;
}

function parse(args: readonly string[]): DiffBenchOptions | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        rounds: { type: "string", default: "3" },
        corpora: { type: "string", default: "../shared/corpora" },
        json: { type: "boolean", default: false },
        write: { type: "boolean", default: false },
      },
    });
    const rounds = Number(values.rounds);
    return Number.isInteger(rounds) && rounds > 0 ? { ...values, rounds } : undefined;
  } catch {
    return undefined;
  }
}
