import type { Diagnostic } from "../diagnostic.ts";
import type { ReadSource } from "./source-lines.ts";

/** What a renderer may be told. Each takes what concerns it. */
export interface RenderOptions {
  /** Terminal: ANSI colours. Default: `false`. */
  readonly color?: boolean | undefined;
  /** Terminal: columns. Default: 100. */
  readonly width?: number | undefined;
  /** Terminal: how many findings of one code are shown; `Infinity` for all. Default: 10. */
  readonly perCode?: number | undefined;
  /** Terminal: whether findings of severity `info` are shown, or only counted. Default: `false`. */
  readonly infos?: boolean | undefined;
  /** Where our pages are: a path or URL that ends in `/`. Default: `docs/diagnostics/`. */
  readonly docsBase?: string | undefined;
  /** Markdown: a URL that ends in `/` and takes workspace paths, for links to source lines. Default: no links. */
  readonly sourceBase?: string | undefined;
  /** SARIF: the pipeline's version. Default: left out. */
  readonly toolVersion?: string | undefined;
  /** SARIF: what tells this run from others on the same commit, `workflows.v1`. Default: none. */
  readonly category?: string | undefined;
}

/** One form of a report. Pure; every renderer sorts, so that equal findings give equal bytes. */
export type Renderer = (diagnostics: readonly Diagnostic[], readSource: ReadSource, options?: RenderOptions) => string;
