import type { OutputFile } from "../artifacts/output-file.ts";
import { commentText, stringLiteral } from "./safe-text.ts";

/** One name that a generated file imports. */
export interface ImportedName {
  readonly name: string;
  /** Module specifier, with its extension. */
  readonly from: string;
  readonly type?: boolean;
}

/** Builds one TypeScript file: imports are tracked and sorted, text from a document cannot leave its comment or string. */
export interface GeneratedFile {
  /** Asks for an import and returns the name, for use in a line. */
  import(imported: ImportedName): string;
  /** Adds lines of code. The caller vouches for them; text of a document goes through `quote` or `comment`. */
  print(...lines: readonly string[]): void;
  /** Adds a JSDoc comment; paragraphs are separated by an empty line. */
  comment(...paragraphs: readonly string[]): void;
  toFile(): OutputFile;
}

/** Opens a file with its preamble. */
export function createGeneratedFile(path: string, preamble: readonly string[]): GeneratedFile {
  const imports = new Map<string, Map<string, boolean>>();
  const body: string[] = [];
  return {
    import({ name, from, type = false }) {
      const names = imports.get(from) ?? new Map<string, boolean>();
      imports.set(from, names.set(name, (names.get(name) ?? true) && type));
      return name;
    },
    print(...lines) {
      body.push(...lines);
    },
    comment(...paragraphs) {
      body.push(...commentLines(paragraphs));
    },
    toFile() {
      const head = [preamble.join("\n"), [...imports].sort(byKey).map(importLine).join("\n")];
      const parts = [...head, body.join("\n").replace(/^\n+/, "")];
      return { path, contents: `${parts.filter((part) => part !== "").join("\n\n")}\n` };
    },
  };
}

/** The lines of a JSDoc comment; paragraphs are separated by an empty line. */
export function commentLines(paragraphs: readonly string[]): string[] {
  const lines = paragraphs.join("\n\n").split(/\r\n|[\r\n\u2028\u2029]/);
  return ["/**", ...lines.map((line) => ` * ${commentText(line)}`.trimEnd()), " */"];
}

function importLine([from, names]: [string, ReadonlyMap<string, boolean>]): string {
  const list = [...names].sort(byKey);
  const allTypes = list.every(([, type]) => type);
  const specifiers = list.map(([name, type]) => (type && !allTypes ? `type ${name}` : name));
  return `import ${allTypes ? "type " : ""}{ ${specifiers.join(", ")} } from ${stringLiteral(from)};`;
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : Number(a > b);
}
