import { parseModule } from "./instrument.ts";
import type { LoadedModule } from "./module-loader.ts";

/** Offset of a specifier in the import, export or `import()` that names it. */
export function offsetOfSpecifier({ path, source }: LoadedModule, specifier: string): number | undefined {
  const { staticImports, staticExports, dynamicImports } = parseModule(path, source).module;
  const requests = [
    ...staticImports.map(({ moduleRequest }) => moduleRequest),
    ...staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest)),
    ...dynamicImports.map(({ moduleRequest: { start, end } }) => ({ start, value: source.slice(start + 1, end - 1) })),
  ];
  return requests.find((request) => request?.value === specifier)?.start;
}

/** Offset of a name in the import or re-export that takes it from a module. */
export function offsetOfImportedName(
  { path, source }: LoadedModule,
  specifier: string,
  name: string,
): number | undefined {
  const { staticImports, staticExports } = parseModule(path, source).module;
  const entries = [
    ...staticImports.filter(({ moduleRequest }) => moduleRequest.value === specifier).flatMap(({ entries }) => entries),
    ...staticExports.flatMap(({ entries }) =>
      entries.filter(({ moduleRequest }) => moduleRequest?.value === specifier),
    ),
  ];
  const entry = entries.find(
    ({ importName }) => (importName.kind === "Default" ? "default" : importName.name) === name,
  );
  return entry?.importName.start ?? undefined;
}

/** Names that a module exports itself. */
export function exportedNames({ path, source }: LoadedModule): {
  readonly values: readonly string[];
  readonly types: readonly string[];
} {
  const entries = parseModule(path, source).module.staticExports.flatMap((statement) => statement.entries);
  const names = (ofTypes: boolean) =>
    entries.flatMap(({ exportName, isType }) => {
      const name = exportName.kind === "Default" ? "default" : exportName.name;
      return name === null || isType !== ofTypes ? [] : [name];
    });
  return { values: names(false), types: names(true) };
}
