import { type ParseResult, parseSync } from "oxc-parser";

/** One top-level statement of a generated module, with the comment above it. */
export interface SourceChunk {
  /** What the statement exports; empty for an import. */
  readonly names: readonly string[];
  /** The comment and the statement, without surrounding blank lines. */
  readonly text: string;
  /** Where the statement itself starts and ends, in UTF-16 code units. */
  readonly start: number;
  readonly end: number;
}

/** A generated module, taken apart. */
export interface SourceModule {
  readonly file: string;
  readonly source: string;
  /** Imports, then exports, each in the order of the source. */
  readonly chunks: readonly SourceChunk[];
  /** The first piece of code that is neither an import nor an export. */
  readonly stray: string | undefined;
}

/** Thrown when a generated file is not TypeScript at all. */
export class GeneratedSyntaxError extends Error {
  readonly code = "generated-syntax";

  static is(value: unknown): value is GeneratedSyntaxError {
    return value instanceof Error && (value as { code?: unknown }).code === "generated-syntax";
  }
}

/**
 * Takes a generated module apart by its module record, which costs a third of its syntax tree.
 * Throws `GeneratedSyntaxError`.
 */
export function splitModule(file: string, source: string): SourceModule {
  const parsed = parseSync(file, source, { lang: "ts", sourceType: "module", preserveParens: false });
  const fatal = parsed.errors.find((error) => error.severity === "Error");
  if (fatal) throw new GeneratedSyntaxError(`${file}: ${fatal.message}`);
  const { staticImports, staticExports } = parsed.module;
  const statements = [
    ...staticImports.map(({ start, end }) => ({ names: [] as string[], start, end })),
    ...staticExports.map(({ start, end, entries }) => ({
      names: entries.flatMap((entry) => (entry.exportName.name === null ? [] : [entry.exportName.name])),
      start,
      end,
    })),
  ].sort((a, b) => a.start - b.start);
  let end = 0;
  const chunks = statements.map((statement) => {
    const text = source.slice(end, statement.end).trim();
    end = statement.end;
    return { ...statement, text };
  });
  return { file, source, chunks, stray: findStray(source, chunks, parsed.comments) };
}

/** `export {}` and `export type { … }`: the module record leaves out what exports no value. */
const typeOnlyExport = /^export(?: type)? \{[\w$\s,]*\}(?: from "[^"\n]*")?$/;

/** Source text that belongs to no import, export or comment. */
function findStray(
  source: string,
  chunks: readonly SourceChunk[],
  comments: ParseResult["comments"],
): string | undefined {
  const covered = [...chunks, ...comments].sort((a, b) => a.start - b.start);
  let position = 0;
  for (const { start, end } of [...covered, { start: source.length, end: source.length }]) {
    const gap = source.slice(position, start).replaceAll(";", "").trim();
    if (gap !== "" && !typeOnlyExport.test(gap)) return gap;
    position = Math.max(position, end);
  }
  return undefined;
}
