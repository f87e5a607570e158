import type { TextPosition } from "./text-position.ts";

/** A document that was parsed once, for both linters. */
export interface ReadableDocument {
  /** A tree: no value stands in two places. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** What is wrong with the text itself. */
export interface TextProblem {
  readonly reason: string;
  readonly pointer: string;
  readonly position?: TextPosition;
}

/** What the text holds, and how to find places in it. */
export interface DocumentText {
  /** Nothing when no OpenAPI document can be made of the text. */
  readonly document: ReadableDocument | undefined;
  /** Known once the text was read; for JSON the duplicates of keys come with {@link DocumentText.locate}. */
  readonly problems: readonly TextProblem[];
  /** Positions of the pointers that exist, and the problems that only a full scan shows. */
  readonly locate: (pointers: Iterable<string>) => LocatedPointers;
}

export interface LocatedPointers {
  readonly positions: ReadonlyMap<string, TextPosition>;
  readonly problems: readonly TextProblem[];
}
