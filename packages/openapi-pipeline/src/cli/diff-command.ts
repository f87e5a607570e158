import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sourceLines } from "../diagnostics/render/source-lines.ts";
import { diagnose } from "../diagnostics/table.ts";
import type { Invocation } from "./arguments.ts";
import { type Comparison, compareFiles } from "./diff/compare-files.ts";
import { compareWorkspace } from "./diff/compare-workspace.ts";
import { putOut } from "./diff/outputs.ts";
import { exitCodes } from "./endings.ts";
import { printReport, type Surroundings } from "./output.ts";
import { formats } from "./verbs.ts";
import { findRoot } from "./workspace.ts";

/** Findings with which nothing could be compared. */
const unable = new Set([
  "file-unreadable",
  "baseline-newer",
  "baseline-invalid",
  "git-unavailable",
  "git-ref-unknown",
  "source-document-unreadable",
  "source-document-size",
  "diff-document-unreadable",
  "diff-operand-missing",
]);

/** `diff`: the working tree against its last release, a git ref or a file; or two files. 1 when something enforced breaks. */
export async function diff(invocation: Invocation, to: Surroundings): Promise<number> {
  const [first, second] = invocation.operands;
  const root = first === undefined ? findRoot(invocation.cwd) : invocation.cwd;
  const comparison = await compare();
  await print(comparison, { invocation, to, root });
  return exitCodeOf(comparison);

  function compare(): Promise<Comparison> | Comparison {
    if (first === undefined) return compareWorkspace(invocation, root, to);
    if (second !== undefined) return compareFiles([first, second], invocation.cwd, to);
    return { reviews: [], diagnostics: [diagnose("diff-operand-missing", { found: first })] };
  }
}

function exitCodeOf({ reviews, diagnostics }: Comparison): number {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  if (errors.some(({ code }) => unable.has(code))) return exitCodes.unable;
  const enforced = reviews.some(({ findings }) => findings.some(({ status }) => status === "enforced"));
  return enforced || errors.length > 0 ? exitCodes.findings : exitCodes.fine;
}

interface Printing {
  readonly invocation: Invocation;
  readonly to: Surroundings;
  readonly root: string;
}

/** A review is the output that was asked for; what stands in its way is told beside it, or alone in the asked form. */
async function print({ reviews, diagnostics }: Comparison, { invocation, to, root }: Printing): Promise<void> {
  const failed = reviews.length === 0 && diagnostics.some(({ severity }) => severity === "error");
  const format = failed ? formats.find((name) => name === invocation.diff.format) : "terminal";
  await printReport({ diagnostics, format, all: true, root }, to);
  if (failed) return;
  const sources = sourceLines((file) => {
    try {
      return readFileSync(join(root, file), "utf8");
    } catch {
      return undefined;
    }
  });
  putOut({ reviews, invocation, to, readLine: (file, line) => sources.line(file, line) });
}
