import { basename, dirname, extname } from "node:path";
import { fileErrorReason } from "../../artifacts/file-error.ts";
import { writeWhole } from "../../artifacts/write-whole.ts";
import type { SurfaceReview } from "../../diff/review.ts";
import { renderReviews } from "../../review/render.ts";
import type { Invocation } from "../arguments.ts";
import { CliError } from "../endings.ts";
import { type Surroundings, wantsColor } from "../output.ts";
import { ownVersion } from "../own-version.ts";
import type { DiffFormat } from "../verbs.ts";
import { type ReadLine, renderReviewTerminal } from "./terminal.ts";

/** What is printed and written of reviews. */
export interface OutputInput {
  readonly reviews: readonly SurfaceReview[];
  readonly invocation: Invocation;
  readonly to: Surroundings;
  /** For the author's source lines. */
  readonly readLine: ReadLine;
}

/** Writes every `--out`, whose form follows from its extension, and prints the rest to stdout. */
export function putOut({ reviews, invocation, to, readLine }: OutputInput): void {
  const { outs, format } = invocation.diff;
  const shown: DiffFormat = format ?? (to.env["GITHUB_ACTIONS"] === "true" ? "github" : "terminal");
  const targets = outs.map((path) => ({ path, format: formatOf(path, format) }));
  const render = (form: DiffFormat, width: number | undefined, color: boolean): string =>
    form === "terminal"
      ? renderReviewTerminal(reviews, { color, width, all: invocation.all, readLine })
      : renderReviews(form, reviews, { toolVersion: ownVersion() });
  for (const target of targets) write(target.path, render(target.format, undefined, false));
  if (targets.some((target) => target.format === shown)) return;
  to.stdout.write(render(shown, to.stdout.columns, wantsColor(to.stdout, to.env)));
}

const byExtension: Readonly<Record<string, DiffFormat>> = {
  ".md": "markdown",
  ".html": "html",
  ".json": "json",
  ".sarif": "sarif",
  ".xml": "junit",
  ".txt": "terminal",
};

function formatOf(path: string, said: DiffFormat | undefined): DiffFormat {
  const known = path.endsWith(".sarif.json") ? "sarif" : byExtension[extname(path).toLowerCase()];
  const format = known ?? said;
  if (format !== undefined) return format;
  const expected = `a file that ends in ${Object.keys(byExtension).join(" ")}, or --format beside it`;
  throw new CliError({ code: "bad-option-value", parameters: { option: "--out", expected, found: path } });
}

function write(path: string, text: string): void {
  try {
    writeWhole(dirname(path), basename(path), text);
  } catch (error) {
    throw new CliError({ code: "file-unwritable", parameters: { path, reason: fileErrorReason(error) } });
  }
}
