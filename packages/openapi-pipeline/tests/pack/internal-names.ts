import { httpMethods, type OpenApiDocument } from "@rawr/openapi-document";

/** Names that a document gives to things of its own, JSON Schema's keywords left aside. */
interface Names {
  readonly words: Set<string>;
  readonly paths: Set<string>;
}

function namesOf(document: OpenApiDocument): Names {
  const words = new Set<string>();
  const paths = new Set(Object.keys(document.paths ?? {}));
  for (const item of Object.values(document.paths ?? {})) {
    for (const method of httpMethods) {
      const id = item[method]?.operationId;
      if (id !== undefined) words.add(id);
    }
  }
  collect(document, words);
  return { words, paths };
}

/** Components, properties, parameters, constants and values of enumerations, wherever they stand. */
function collect(node: unknown, words: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if ((key === "properties" || key === "schemas") && typeof value === "object")
      for (const name of Object.keys(value)) words.add(name);
    if (key === "name" && typeof value === "string" && "in" in node) words.add(value);
    if (key === "enum" && Array.isArray(value)) for (const each of value) words.add(String(each));
    if (key === "const") words.add(String(value));
    collect(value, words);
  }
}

/** What is a name in one document, and a keyword of JSON Schema in every one. */
const keywords = new Set(["items", "type", "title", "format", "description"]);

/** What the internal document names and another one does not. */
export function internalOnlyNames(internal: OpenApiDocument, other: OpenApiDocument): readonly string[] {
  const [all, seen] = [namesOf(internal), namesOf(other)];
  return [
    ...[...all.words].filter((word) => !seen.words.has(word) && !keywords.has(word)),
    ...[...all.paths].filter((p) => !seen.paths.has(p)),
  ];
}

/** `<name> in <file>` for each file in which a name stands as a whole word. */
export function mentions(files: ReadonlyMap<string, string>, names: readonly string[]): readonly string[] {
  return [...files].flatMap(([file, text]) => {
    const found = names.filter((name) => wordOf(name).test(text));
    return found.map((name) => `${name} in ${file}`);
  });
}

function wordOf(name: string): RegExp {
  const escaped = name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return new RegExp(`(?<![A-Za-z0-9_])${escaped}(?![A-Za-z0-9_/])`);
}
