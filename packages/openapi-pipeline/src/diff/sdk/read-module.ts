import { posix } from "node:path";
import { type Declaration, type ExportNamedDeclaration, type Node, parseSync } from "oxc-parser";
import { declarationsOnly } from "./declarations-only.ts";

/** A name of another module. `module` is a file of the package, or a specifier. */
export interface ForeignName {
  readonly module: string;
  readonly name: string;
}

/** A generated module: what it declares, imports and exports. */
export interface ParsedModule {
  readonly file: string;
  /** Its declarations. */
  readonly source: string;
  /** By local name; overloads in their order. */
  readonly declarations: ReadonlyMap<string, readonly Declaration[]>;
  readonly imports: ReadonlyMap<string, ForeignName>;
  /** Exported name → local name, or one of another module. */
  readonly exports: ReadonlyMap<
    string,
    { readonly local: string; readonly isType: boolean } | (ForeignName & { readonly isType: boolean })
  >;
  /** Modules that are exported whole. */
  readonly wholes: readonly string[];
}

/** Takes a generated module apart. Throws `ClientFilesError` when it is not TypeScript. */
export function parseModule(file: string, text: string): ParsedModule {
  const source = declarationsOnly(file, text);
  const { program } = parseSync(file, source, { lang: "ts", sourceType: "module", preserveParens: false });
  const module = {
    file,
    source,
    declarations: new Map<string, Declaration[]>(),
    imports: new Map<string, ForeignName>(),
    exports: new Map(),
    wholes: [] as string[],
  };
  for (const statement of program.body) {
    if (statement.type === "ImportDeclaration") {
      for (const specifier of statement.specifiers) {
        const name = specifier.type === "ImportSpecifier" ? nameOf(specifier.imported) : "*";
        module.imports.set(specifier.local.name, { module: target(file, statement.source.value), name });
      }
    } else if (statement.type === "ExportAllDeclaration") module.wholes.push(target(file, statement.source.value));
    else if (statement.type === "ExportNamedDeclaration") readExport(module, statement);
    else declare(module.declarations, statement);
  }
  return module;
}

function readExport(
  module: { file: string; declarations: Map<string, Declaration[]>; exports: Map<string, unknown> },
  { declaration, specifiers, source, exportKind }: ExportNamedDeclaration,
): void {
  if (declaration !== null) {
    for (const name of declare(module.declarations, declaration))
      module.exports.set(name, { local: name, isType: isType(declaration) });
  }
  for (const specifier of specifiers) {
    const local = nameOf(specifier.local);
    const type = exportKind === "type" || specifier.exportKind === "type";
    const from = source === null ? { local } : { module: target(module.file, source.value), name: local };
    module.exports.set(nameOf(specifier.exported), { ...from, isType: type });
  }
}

function declare(into: Map<string, Declaration[]>, node: Node): string[] {
  const names =
    node.type === "VariableDeclaration"
      ? node.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []))
      : "id" in node && node.id !== null && node.id !== undefined && "name" in node.id
        ? [String(node.id.name)]
        : [];
  for (const name of names) into.set(name, [...(into.get(name) ?? []), node as Declaration]);
  return names;
}

function isType({ type }: Declaration): boolean {
  return type === "TSTypeAliasDeclaration" || type === "TSInterfaceDeclaration";
}

function nameOf(node: { readonly type: string; readonly name?: string; readonly value?: unknown }): string {
  return node.type === "Literal" ? String(node.value) : (node.name ?? "");
}

/** A file of the package for a relative specifier; any other stays as it is. */
function target(file: string, specifier: string): string {
  return specifier.startsWith(".") ? posix.join(posix.dirname(file), specifier) : specifier;
}
