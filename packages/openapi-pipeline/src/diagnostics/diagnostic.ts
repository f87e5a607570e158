/** How a diagnostic weighs: an `error` fails the command (exit 1), a `warning` and an `info` do not. */
export type Severity = "error" | "warning" | "info";

/** A place in a file that a person wrote. */
export interface SourceLocation {
  /** Path relative to the workspace root, with forward slashes. */
  readonly file: string;
  /** 1-based line. */
  readonly line: number;
  /** 1-based column, in UTF-16 code units. */
  readonly column: number;
}

/** A place in an artifact: the document's path and an RFC 6901 JSON pointer into it. */
export interface ArtifactLocation {
  /** Path relative to the workspace root, with forward slashes. */
  readonly file: string;
  /** RFC 6901 pointer; `""` is the whole document. */
  readonly pointer: string;
}

/** A second place that helps to understand a diagnostic ("the other one is here"). */
export interface DiagnosticNote {
  readonly message: string;
  readonly location?: SourceLocation;
}

/** Which tool found it. */
export type DiagnosticOrigin = "rawr" | "redocly" | "spectral";

/** One finding, as data. Renderers turn it into text, JSON, SARIF or annotations; nothing else prints. */
export interface Diagnostic {
  /** Stable id: a key of our table (`duplicate-route`), or `redocly/<rule>`, `spectral/<rule>`. */
  readonly code: string;
  readonly severity: Severity;
  readonly origin: DiagnosticOrigin;
  /** The fact, one sentence, no trailing advice. */
  readonly message: string;
  /** Where the author wrote it, when known. */
  readonly location?: SourceLocation;
  /** Where it shows in the artifact, when it does. */
  readonly artifact?: ArtifactLocation;
  readonly expected?: string;
  readonly found?: string;
  /** What to do, in the imperative. */
  readonly fix?: string;
  readonly notes?: readonly DiagnosticNote[];
  /** The page that explains it, where a linter's own rule names one. Default: see `helpPage`. */
  readonly helpUrl?: string;
}

/** What a stage returns: its value, and everything that it has to say about it. */
export interface Outcome<Value> {
  readonly value: Value;
  readonly diagnostics: readonly Diagnostic[];
}
