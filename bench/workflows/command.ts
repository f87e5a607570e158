import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Folders } from "../clients/command.ts";
import { parseWorkflowOptions, type WorkflowBenchOptions, workflowsUsage } from "./options.ts";
import { judgeWorkflows } from "./reaches.ts";
import { renderWorkflows } from "./report.ts";
import { benchWorkflows } from "./run.ts";

/** `pnpm bench workflows`: the embedded engine beside what a user would run instead. Returns the exit code, 1 when ours failed. */
export async function runWorkflowBench(args: readonly string[], { work, metrics }: Folders): Promise<number> {
  const options = parseWorkflowOptions(args);
  if (typeof options === "string") {
    process.stderr.write(`${options}\n\n${workflowsUsage}`);
    return 2;
  }
  try {
    return await run(options, { work, metrics });
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

async function run(options: WorkflowBenchOptions, { work, metrics }: Folders): Promise<number> {
  const progress = (line: string): void => void process.stderr.write(`${line}\n`);
  const result = await benchWorkflows({ ...options, folder: join(work, "workflows"), progress });
  const json = `${JSON.stringify({ ...result, reaches: judgeWorkflows(result) }, null, 2)}\n`;
  const markdown = `${renderWorkflows(result)}\n`;
  if (options.write) {
    await mkdir(metrics, { recursive: true });
    const preamble = "<!-- Made by `pnpm bench workflows --write`. Do not edit. -->\n\n# What durability costs\n\n";
    await writeFile(join(metrics, "workflows.md"), preamble + markdown);
    await writeFile(join(metrics, "workflows.json"), json);
  }
  process.stdout.write(options.json ? json : markdown);
  return 0;
}
