import { existsSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { ExcerptError, excerptOf } from "./excerpt.ts";

/** What a block has to say. */
export interface Included {
  readonly language: string;
  readonly code: string;
}

const languages: Readonly<Record<string, string>> = { ".ts": "ts", ".mjs": "js", ".json": "json", ".css": "css" };

/**
 * What a reference names: `path` (the whole file), `path:symbol`, `path:symbol.member`, `path:one, another`, or
 * `path#/json/pointer`.
 *
 * @throws ExcerptError
 */
export function resolveInclude(root: string, reference: string): Included {
  const [, path = "", pointer, names] = /^([^:#]+)(?:#(\/.*)|:(.+))?$/.exec(reference) ?? [];
  const file = join(root, path);
  if (path === "" || !existsSync(file)) throw new ExcerptError(`There is no file "${path || reference}"`);
  const source = readFileSync(file, "utf8");
  const language = languages[extname(path)] ?? "";
  if (pointer !== undefined) return { language, code: valueAt(path, JSON.parse(source), pointer) };
  const code =
    names === undefined
      ? source
      : names
          .split(/, */)
          .map((name) => excerptOf(path, source, name))
          .join("\n");
  return { language, code: language === "ts" ? `// ${path}\n${code}` : code };
}

function valueAt(path: string, document: unknown, pointer: string): string {
  let value = document;
  for (const token of pointer.slice(1).split("/")) {
    const key = token.replaceAll("~1", "/").replaceAll("~0", "~");
    value = (value as Record<string, unknown> | undefined)?.[key];
  }
  if (value === undefined) throw new ExcerptError(`${path} has nothing at ${pointer}`);
  return `${JSON.stringify(value, null, 2)}\n`;
}
