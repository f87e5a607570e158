import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Folders } from "../clients/command.ts";
import { parseSystemOptions, type SystemBenchOptions, systemUsage } from "./options.ts";
import { judgeSystem } from "./reaches.ts";
import { renderSystem } from "./report.ts";
import { benchSystem } from "./run.ts";

/** `pnpm bench system`: the host, its page and its start. Returns the exit code, 1 when a part failed. */
export async function runSystemBench(args: readonly string[], { work, metrics }: Folders): Promise<number> {
  const options = parseSystemOptions(args);
  if (typeof options === "string") {
    process.stderr.write(`${options}\n\n${systemUsage}`);
    return 2;
  }
  try {
    return await run(options, { work, metrics });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

async function run(options: SystemBenchOptions, { work, metrics }: Folders): Promise<number> {
  const progress = (line: string): void => void process.stderr.write(`${line}\n`);
  const result = await benchSystem({ ...options, folder: join(work, "system"), progress });
  const json = `${JSON.stringify({ ...result, reaches: judgeSystem(result) }, null, 2)}\n`;
  const markdown = `${renderSystem(result)}\n`;
  if (options.write) {
    await mkdir(metrics, { recursive: true });
    const preamble = "<!-- Made by `pnpm bench system --write`. Do not edit. -->\n\n# The reference system\n\n";
    await writeFile(join(metrics, "system.md"), preamble + markdown);
    await writeFile(join(metrics, "system.json"), json);
  }
  process.stdout.write(options.json ? json : markdown);
  return 0;
}
