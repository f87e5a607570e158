import { existsSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import process from "node:process";
import type { ConformanceOptions, MetricsFile, PartResult } from "./metrics.ts";
import { parseOptions, usage } from "./options.ts";
import { parts } from "./parts.ts";
import { root } from "./root.ts";

/**
 * Runs the parts of the conformance suite that take too long for a test, and compares what they find with
 * `generated/metrics/`, or writes it. Returns the exit code: 0 when all is as it should be, 1 when something fails or
 * differs from what is written, 2 for wrong arguments.
 */
export async function runConformance(args: readonly string[]): Promise<number> {
  const options = parseOptions(args);
  if (options === undefined) {
    process.stdout.write(usage);
    return 0;
  }
  if (typeof options === "string") {
    report(`${options}\n\n${usage}`);
    return 2;
  }
  let ok = true;
  for (const part of options.only) ok = (await runPart(part, options)) && ok;
  return ok ? 0 : 1;
}

async function runPart(part: string, options: ConformanceOptions): Promise<boolean> {
  const result = await parts[part]?.({ ...options, progress: report });
  if (result === undefined) return true;
  for (const { path, contents } of result.files) if (path.endsWith(".md")) process.stdout.write(`${contents}\n`);
  for (const reason of result.skipped) report(`SKIPPED: ${reason}`);
  for (const failure of result.failures) report(`FAILED: ${failure}`);
  const same = await settle(result, options.write);
  return same && result.failures.length === 0;
}

/** Writes or compares. A table with gaps is neither: it would say less than the one that is there. */
async function settle({ files, skipped }: PartResult, write: boolean): Promise<boolean> {
  if (skipped.length > 0) {
    report(`Neither written nor compared, because something was skipped: ${files.map(({ path }) => path).join(", ")}`);
    return true;
  }
  const different = files.filter(differs);
  if (write) await Promise.all(different.map(writeMetrics));
  else for (const { path } of different) report(`DIFFERS: ${path}; \`pnpm conformance --write\` remakes it`);
  return write || different.length === 0;
}

function differs({ path, contents }: MetricsFile): boolean {
  const there = join(root, path);
  return !existsSync(there) || readFileSync(there, "utf8") !== contents;
}

async function writeMetrics({ path, contents }: MetricsFile): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), contents);
}

function report(line: string): void {
  process.stderr.write(`${line}\n`);
}
