import type { OpenApiDocument } from "@rawr/openapi-document";
import type { OutputFile } from "../artifacts/output-file.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { OperationEntry } from "./operations.ts";

/** What the generators remember between two runs. Keys and values are plain strings; a lost entry costs time only. */
export interface GenerateMemo {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}

/** A target's own place in the memo. */
export interface MemoSlot {
  read(): string | undefined;
  write(value: string): void;
}

/** What a target generates from. Nothing in here may be changed. */
export interface TargetInput {
  /** OpenAPI 3.1; every reference is local and resolves. */
  readonly document: OpenApiDocument;
  /** The same document as JSON text. */
  readonly text: string;
  readonly operations: readonly OperationEntry[];
  /** Lines that every generated file starts with. */
  readonly preamble: readonly string[];
  readonly memo?: MemoSlot | undefined;
}

/** What a target made: files relative to the package's `src/`. */
export interface TargetOutput {
  readonly files: readonly OutputFile[];
  readonly diagnostics: readonly Diagnostic[];
}
