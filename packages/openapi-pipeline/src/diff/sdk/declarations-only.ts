import { parseSync } from "oxc-parser";
import { ClientFilesError } from "./package-files.ts";

/**
 * The imports and exports of a generated module, with the same types, but without comments and initial values: those are
 * most of its text and would be most of its syntax tree. A string that a value is made from is kept: `= f("GET /runs")`.
 * Throws `ClientFilesError` when it is not TypeScript.
 */
export function declarationsOnly(file: string, source: string): string {
  const { module, errors } = parseSync(file, source, { lang: "ts", sourceType: "module" });
  const fatal = errors.find(({ severity }) => severity === "Error");
  if (fatal) throw new ClientFilesError(`${file} is not TypeScript: ${fatal.message}`);
  const statements = [...module.staticImports, ...module.staticExports].sort((a, b) => a.start - b.start);
  const kept: string[] = [];
  let position = 0;
  for (const { start, end } of statements) {
    kept.push(...unexported(source.slice(position, start)), withoutValue(source.slice(start, end)));
    position = end;
  }
  kept.push(...unexported(source.slice(position)));
  const declarations = withoutComments(kept.join("\n"));
  return /\btypeof\b/.test(declarations) ? source : declarations;
}

/** What the module record leaves out: `export type { A };`, as it exports no value, and types for the module's own use. */
function unexported(text: string): readonly string[] {
  if (/^(?:declare |abstract )*(?:type|interface|class|enum|namespace|function) /m.test(text)) return [text];
  return text.match(/^export(?: type)? \{[\w$\s,]*\}(?: from "[^"\n]*")?;/gm) ?? [];
}

/** `export const run: Call<…> = operation("GET /runs", { … })` → `export const run: Call<…> = f("GET /runs");` */
function withoutValue(statement: string): string {
  if (!/^export (?:const|let|var) /.test(statement)) return statement;
  const end = startOfValue(statement);
  const head = statement.slice(0, end);
  // Without a type the value says what it is.
  if (!/^export \w+ [^\s:]+:/.test(head)) return statement;
  const [, spec] =
    /^=\s*(?:\/\*[^*]*\*\/\s*)*[\w$.]+\(\s*("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')/.exec(statement.slice(end)) ?? [];
  return spec === undefined ? `${head.replace("export", "export declare").trimEnd()};` : `${head}= f(${spec});`;
}

/** Where `=` stands that belongs to no type: outside brackets, and not of `=>`. */
function startOfValue(statement: string): number {
  let depth = 0;
  for (const { 0: token, index } of statement.matchAll(
    /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\/\*.*?\*\/|=>|[=<>()[\]{}]/gs,
  )) {
    if (token === "=" && depth === 0) return index;
    if (/^[<([{]$/.test(token)) depth += 1;
    else if (/^[>)\]}]$/.test(token)) depth -= 1;
  }
  return statement.length;
}

function withoutComments(text: string): string {
  return text.replaceAll(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*.*?\*\/|\/\/[^\n]*/gs,
    (_, string?: string) => string ?? " ",
  );
}
