import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { RenderOptions } from "../diagnostics/render/options.ts";
import { installedPages } from "./pages.ts";
import type { Format } from "./verbs.ts";

/** A stream that a command prints to. */
export interface OutputStream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** What a command knows of the process around it. */
export interface Surroundings {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For machine output alone. */
  readonly stdout: OutputStream;
  /** For everything else. */
  readonly stderr: OutputStream;
}

/** Is colour wanted? https://no-color.org, https://force-color.org, else a terminal that is not dumb. */
export function wantsColor(stream: OutputStream, env: Surroundings["env"]): boolean {
  if (env["NO_COLOR"]) return false;
  if (env["FORCE_COLOR"] !== undefined) return env["FORCE_COLOR"] !== "0" && env["FORCE_COLOR"] !== "false";
  return stream.isTTY === true && env["TERM"] !== "dumb";
}

/** How findings are printed when the command line does not say. */
export function defaultFormat(env: Surroundings["env"]): Format {
  return env["GITHUB_ACTIONS"] === "true" ? "github" : "terminal";
}

/** What a report is about. */
export interface ReportInput {
  readonly diagnostics: readonly Diagnostic[];
  readonly format: Format | undefined;
  readonly all: boolean;
  /** For the author's source lines. */
  readonly root: string;
  /** Remembers the text of a report whose findings and sources are known to be the same. Default: nothing. */
  readonly memo?: ReportMemo | undefined;
}

/** Texts of reports by everything that they depend on beside findings and sources. */
export interface ReportMemo {
  read(key: string): string | undefined;
  write(key: string, text: string): void;
}

/** Prints findings: a format for machines to stdout, even when there are none; the one for people to stderr. */
export async function printReport(input: ReportInput, to: Surroundings): Promise<void> {
  const format = input.format ?? defaultFormat(to.env);
  if (format === "terminal" && input.diagnostics.length === 0) return;
  const stream = format === "terminal" ? to.stderr : to.stdout;
  const options = {
    color: wantsColor(stream, to.env),
    width: stream.columns,
    docsBase: installedPages(input.root),
    ...(input.all && { perCode: Number.MAX_VALUE, infos: true }),
  };
  const key = JSON.stringify([format, options]);
  const known = input.memo?.read(key);
  const text = known ?? (await renderReport(input, format, options));
  if (known === undefined) input.memo?.write(key, text);
  stream.write(text);
}

async function renderReport(
  { diagnostics, root }: ReportInput,
  format: Format,
  options: RenderOptions,
): Promise<string> {
  const { render } = await import("../diagnostics/render/render.ts");
  const readSource = (file: string) => {
    try {
      return readFileSync(join(root, file), "utf8");
    } catch {
      return undefined;
    }
  };
  return render(format, { diagnostics, readSource, ...options });
}

/** What a build, a check, a lint or a snapshot came to. */
export interface CommandOutcome {
  readonly diagnostics: readonly Diagnostic[];
  /** The closing line. */
  readonly summary: string;
  readonly exitCode: number;
}

/** `1 surface`, `3 surfaces`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
