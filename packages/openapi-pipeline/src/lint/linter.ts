import type { ReadableDocument } from "./document-text.ts";
import type { LintConfig, LintFinding } from "./finding.ts";

/** What a linter gets: the text for its messages, and the document that was parsed from it once. */
export interface LinterInput {
  readonly file: string;
  readonly text: string;
  readonly document: ReadableDocument;
  readonly config: LintConfig;
}

/** Which linter; a call runs both, unless its caller runs them side by side. */
export type Linter = "redocly" | "spectral";

/** A linter whose configuration is read. */
export interface PreparedLinter {
  /** The names of the rules that are on for this document; nothing when something else than known rules may speak. */
  readonly rules: (document: Readonly<Record<string, unknown>>) => readonly string[] | undefined;
  readonly run: (input: LinterInput) => Promise<LintFinding[]>;
}

/** Where a linter keeps what it found, for the next document of this name. */
export interface FindingsMemo {
  /** Whatever findings depend on beside the document. */
  readonly context: string;
  read(): string | undefined;
  write(value: string): void;
}

/** A linter's configuration file cannot be used. */
export class LintConfigError extends Error {
  readonly code = "lint-config-invalid";
  /** The configuration's absolute path. */
  readonly file: string;

  constructor(file: string, cause: unknown) {
    super(firstLine(cause), { cause });
    this.file = file;
  }

  /** Tests the code, which holds across copies of this package. */
  static is(error: unknown): error is LintConfigError {
    return error instanceof Error && "code" in error && error.code === "lint-config-invalid";
  }
}

/** What an error says, without its stack or a code frame. */
export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n", 1)[0] ?? "";
}
