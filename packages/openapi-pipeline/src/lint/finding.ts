import type { Severity, SourceLocation } from "../diagnostics/diagnostic.ts";

/** The configuration files of both linters, and for whom they speak. Plain data: it crosses into a worker. */
export interface LintConfig {
  /** Absolute path of redocly.yaml, in the workspace root. Where there is none, `rawr/recommended` holds. */
  readonly redocly: string;
  /** Absolute path of .spectral.yaml. Where there is none, `spectral:oas` without what Redocly covers. */
  readonly spectral: string;
  /** A document that somebody else wrote: the house rules (`rawr/*`) are not for it. Default: false. */
  readonly foreign?: boolean;
}

/** What is linted. Plain data: it crosses into a worker. */
export interface LintInput {
  /** Path of the artifact, relative to the workspace root, with forward slashes. */
  readonly file: string;
  /** The document, JSON or YAML. */
  readonly text: string;
  readonly config: LintConfig;
  /** The text is our own: no key is in it twice, and nobody asks for its lines. Default: false. */
  readonly isCanonical?: boolean;
}

/** One finding of a linter. Plain data: it crosses out of a worker. */
export interface LintFinding {
  /** `redocly/<rule>`, `spectral/<rule>`, or a code of the diagnostics table. */
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  /** RFC 6901; always a place that exists in the document. */
  readonly pointer: string;
  /** 1-based, in the text. */
  readonly line?: number;
  /** 1-based, in UTF-16 code units. */
  readonly column?: number;
  /** What the document is not to blame for: where it stands instead. */
  readonly location?: SourceLocation;
  /** Of a code of the diagnostics table: what its texts are made from. */
  readonly parameters?: Readonly<Record<string, unknown>>;
}
