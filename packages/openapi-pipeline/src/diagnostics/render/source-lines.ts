import { indexLines, type LineIndex } from "../positions.ts";

/** Gives the text of a file by its path relative to the workspace root, `undefined` when there is none. */
export type ReadSource = (file: string) => string | undefined;

/** The sources that a report shows. Each file is read and split at most once. */
export interface SourceLines {
  text(file: string): string | undefined;
  line(file: string, line: number): string | undefined;
}

/** Wraps `readSource` for the time of one report. */
export function sourceLines(readSource: ReadSource): SourceLines {
  const files = new Map<string, { text: string; index: LineIndex } | undefined>();
  const open = (file: string) => {
    if (!files.has(file)) {
      const text = readSource(file);
      files.set(file, text === undefined ? undefined : { text, index: indexLines(text) });
    }
    return files.get(file);
  };
  return {
    text: (file) => open(file)?.text,
    line: (file, line) => open(file)?.index.line(line),
  };
}
