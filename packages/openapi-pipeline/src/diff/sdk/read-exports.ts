import type { Declaration, Function as FunctionNode, Node } from "oxc-parser";
import type { ExportedName } from "./client-surface.ts";
import { routeOf } from "./operation-route.ts";
import type { ClientPackageFiles } from "./package-files.ts";
import { type ParsedModule, parseModule } from "./read-module.ts";
import { typeText } from "./type-text.ts";

/** Reads the entries of a package. */
export interface ExportReader {
  exportsOf(entry: string): Readonly<Record<string, ExportedName>>;
  /** What declarations name modules by, so far: alias → specifier. */
  readonly modules: ReadonlyMap<string, string>;
  /** What has been read, without what only runs: file → declarations. */
  sources(): Readonly<Record<string, string>>;
}

/** Where a name is declared: in a file of the package, or in another package. */
interface Origin {
  readonly module: string;
  readonly name: string;
  readonly isType: boolean;
}

/** What stands for the package's own main entry in a declaration of another one. */
const ownAlias = "$$";

export function createReader(client: ClientPackageFiles): ExportReader {
  const surfaces = new Map<string, ReadonlyMap<string, Origin>>();
  const modules = new Map([[ownAlias, client.name]]);

  const sources: Record<string, string> = {};
  const parse = memoize((file: string): ParsedModule => {
    const module = parseModule(file, client.files.get(file) ?? "");
    sources[file] = module.source;
    return module;
  });

  const originsOf = (file: string): ReadonlyMap<string, Origin> => {
    const known = surfaces.get(file);
    if (known !== undefined) return known;
    const found = new Map<string, Origin>();
    surfaces.set(file, found);
    const module = parse(file);
    for (const whole of module.wholes) {
      if (!client.files.has(whole)) continue;
      for (const [name, origin] of originsOf(whole)) found.set(name, origin);
    }
    for (const [name, target] of module.exports) {
      const origin = "local" in target ? originOf(module, target.local) : follow(target.module, target.name);
      found.set(name, { ...origin, isType: target.isType || origin.isType });
    }
    return found;
  };

  const follow = (module: string, name: string): Origin =>
    (client.files.has(module) ? originsOf(module).get(name) : undefined) ?? { module, name, isType: false };

  const originOf = (module: ParsedModule, local: string): Origin => {
    const foreign = module.imports.get(local);
    if (foreign !== undefined) return follow(foreign.module, foreign.name);
    const isType =
      module.declarations.get(local)?.every(({ type }) => /^TS(?:TypeAlias|Interface)/.test(type)) ?? false;
    return { module: module.file, name: local, isType };
  };

  const alias = (specifier: string): string => {
    const words = specifier
      .replace(/^@[^/]*\//, "")
      .replaceAll(/[^\p{L}\p{N}]+(.?)/gu, (_, next: string) => next.toUpperCase());
    const name = `$${words}`;
    modules.set(name, specifier);
    return name;
  };

  const entryNames = memoize((entry: string): ReadonlyMap<string, string> => {
    const origins = originsOf(client.entries[entry] ?? "");
    return new Map([...origins].map(([name, origin]) => [`${origin.module}#${origin.name}`, name]));
  });

  /** How declarations of an entry call a name of one of the package's modules. */
  const renamer = (entry: string, module: ParsedModule) => {
    const own = entryNames(entry);
    const main = entry === "." ? own : entryNames(".");
    return (local: string): string => {
      if (!module.imports.has(local) && !module.declarations.has(local)) return local;
      const { module: from, name } = originOf(module, local);
      const key = `${from}#${name}`;
      if (!client.files.has(from)) return name === "*" ? alias(from) : `${alias(from)}.${name}`;
      const mainName = main.get(key);
      return own.get(key) ?? (mainName === undefined ? local : `${ownAlias}.${mainName}`);
    };
  };

  const read = (entry: string, { module: from, name, isType }: Origin): ExportedName => {
    const kind = isType ? "type" : "value";
    if (!client.files.has(from)) return { kind, declared: `${alias(from)}.${name}` };
    const module = parse(from);
    const declarations = module.declarations.get(name) ?? [];
    return declaredAs(module, name, declarations, renamer(entry, module));
  };

  return {
    modules,
    sources: () => sources,
    exportsOf(entry) {
      const file = client.entries[entry] ?? "";
      if (entry === "./paths") {
        sources[file] = client.files.get(file) ?? "";
        return namesOnly(sources[file]);
      }
      const names = [...originsOf(file)].sort(([a], [b]) => (a < b ? -1 : 1));
      return Object.fromEntries(names.map(([name, origin]) => [name, read(entry, origin)]));
    },
  };
}

function memoize<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}

/** openapi-typescript says once more what the document says, at the length of the document; its names are enough. */
function namesOnly(source: string): Readonly<Record<string, ExportedName>> {
  const names = [...source.matchAll(/^export (?:interface|type) ([\w$]+)/gm)].map(([, name = ""]) => name);
  return Object.fromEntries(names.sort().map((name) => [name, { kind: "type", declared: "unknown" }]));
}

function declaredAs(
  module: ParsedModule,
  name: string,
  declarations: readonly Declaration[],
  rename: (name: string) => string,
): ExportedName {
  const text = (node: Node) => typeText(module.source, node, rename);
  const [first] = declarations;
  if (first?.type === "TSTypeAliasDeclaration" || first?.type === "TSInterfaceDeclaration") {
    const params = first.typeParameters == null ? {} : { params: text(first.typeParameters) };
    if (first.type === "TSTypeAliasDeclaration")
      return { kind: "type", ...params, declared: text(first.typeAnnotation) };
    return { kind: "type", ...params, declared: [...(first.extends ?? []), first.body].map(text).join(" & ") };
  }
  if (first?.type === "VariableDeclaration") {
    const declarator = first.declarations.find(({ id }) => id.type === "Identifier" && id.name === name);
    const type = declarator?.id.type === "Identifier" ? declarator.id.typeAnnotation : undefined;
    const route = calledRoute(declarator?.init);
    const calls = route === undefined ? {} : { calls: route };
    return { kind: "value", declared: type == null ? "unknown" : text(type.typeAnnotation), ...calls };
  }
  const signatures = declarations.flatMap((node) => (isFunction(node) ? [signature(node, text)] : []));
  return { kind: "value", declared: signatures.length === 0 ? "unknown" : signatures.join(" & ") };
}

function isFunction(node: Declaration): node is FunctionNode {
  return node.type === "FunctionDeclaration" || node.type === "TSDeclareFunction";
}

function signature({ typeParameters, params, returnType }: FunctionNode, text: (node: Node) => string): string {
  const inputs = params.map((param) => {
    if (param.type !== "AssignmentPattern") return text(param);
    const { left } = param;
    const type = "typeAnnotation" in left && left.typeAnnotation ? text(left.typeAnnotation.typeAnnotation) : "unknown";
    return `${left.type === "Identifier" ? left.name : "input"}?: ${type}`;
  });
  const output = returnType == null ? "unknown" : text(returnType.typeAnnotation);
  return `(${typeParameters == null ? "" : text(typeParameters)}(${inputs.join(", ")}) => ${output})`;
}

/** The string that a function is made from: its first argument. */
function calledRoute(init: Node | null | undefined): string | undefined {
  if (init?.type !== "CallExpression") return undefined;
  const [spec] = init.arguments;
  return spec?.type === "Literal" && typeof spec.value === "string" ? routeOf(spec.value) : undefined;
}
