import { parseSync } from "oxc-parser";
import type { OutputFile } from "../artifacts/output-file.ts";

/** A module that a file imports or exports from, and where it says so, quotes included. */
export interface ModuleRequest {
  readonly specifier: string;
  readonly start: number;
  readonly end: number;
}

/** Every module that a TypeScript module names: imports, exports from, and dynamic imports of a literal. */
export function moduleRequests({ path, contents }: OutputFile): readonly ModuleRequest[] {
  const { module } = parseSync(path, contents, { lang: "ts", sourceType: "module" });
  const named = [
    ...module.staticImports.map((statement) => statement.moduleRequest),
    ...module.staticExports.flatMap((statement) => statement.entries.slice(0, 1).map((entry) => entry.moduleRequest)),
  ].flatMap((request) => (request === null ? [] : [{ specifier: request.value, ...place(request) }]));
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest }) => {
    const literal = /^["']([^"'\\]*)["']$/.exec(contents.slice(moduleRequest.start, moduleRequest.end));
    return literal?.[1] === undefined ? [] : [{ specifier: literal[1], ...place(moduleRequest) }];
  });
  return [...named, ...dynamic];
}

function place({ start, end }: { start: number; end: number }) {
  return { start, end };
}

/** What generated files import from other packages, sorted: `msw`, `@rawr/client-runtime/msw`. */
export function importedSpecifiers(files: readonly OutputFile[]): readonly string[] {
  const requests = files.filter(({ path }) => path.endsWith(".ts")).flatMap((file) => moduleRequests(headOf(file)));
  const specifiers = requests.map(({ specifier }) => specifier).filter((specifier) => !/^(?:\.|node:)/.test(specifier));
  return [...new Set(specifiers)].sort();
}

/** A generated file begins with its imports; to parse megabytes of types behind them would be in vain. */
function headOf({ path, contents }: OutputFile): OutputFile {
  return { path, contents: /^(?:(?:\/\/.*|import .*)?\r?\n)*/.exec(contents)?.[0] ?? "" };
}

/** The package of a specifier, without subpath. */
export function packageOf(specifier: string): string {
  return /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
}
