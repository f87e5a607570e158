import type { Diagnostic } from "../diagnostic.ts";
import { renderGithub } from "./github.ts";
import { renderJson } from "./json.ts";
import { renderMarkdown } from "./markdown.ts";
import type { Renderer, RenderOptions } from "./options.ts";
import { renderSarif } from "./sarif.ts";
import type { ReadSource } from "./source-lines.ts";
import { renderTerminal } from "./terminal.ts";

/** Every form of a report, by the name that the command line takes. */
export const renderers = {
  terminal: renderTerminal,
  json: renderJson,
  github: renderGithub,
  sarif: renderSarif,
  markdown: renderMarkdown,
} as const satisfies Record<string, Renderer>;

export type ReportFormat = keyof typeof renderers;

/** A report, and what it is made of. */
export interface Report extends RenderOptions {
  readonly diagnostics: readonly Diagnostic[];
  readonly readSource: ReadSource;
}

/** Renders a report in one of the forms. Pure: what it needs of the sources it asks from `readSource`. */
export function render(format: ReportFormat, { diagnostics, readSource, ...options }: Report): string {
  return renderers[format](diagnostics, readSource, options);
}
