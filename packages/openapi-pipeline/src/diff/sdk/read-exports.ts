import { declaredAs } from "./declared-as.ts";
import type { ExportedName } from "./exported-name.ts";
import { createOrigins, memoize, type Origin } from "./origins.ts";
import type { ClientPackageFiles } from "./package-files.ts";
import type { ParsedModule } from "./read-module.ts";

/** Reads the entries of a package. */
export interface ExportReader {
  exportsOf(entry: string): Readonly<Record<string, ExportedName>>;
  /** What declarations name modules by, so far: alias → specifier. */
  readonly modules: ReadonlyMap<string, string>;
  /** What has been read, without what only runs: file → declarations. */
  sources(): Readonly<Record<string, string>>;
}

/** What stands for the package's own main entry in a declaration of another one. */
const ownAlias = "$$";

export function createReader(client: ClientPackageFiles): ExportReader {
  const { parse, parsed, exportsOf, originOf } = createOrigins(client);
  const modules = new Map([[ownAlias, client.name]]);
  const unread: Record<string, string> = {};

  const alias = (specifier: string): string => {
    const name = aliasOf(specifier);
    modules.set(name, specifier);
    return name;
  };

  /** Where a name is declared → what an entry calls it. */
  const namesOf = memoize((entry: string): ReadonlyMap<string, string> => {
    const origins = exportsOf(client.entries[entry] ?? "");
    return new Map([...origins].map(([name, origin]) => [`${origin.module}#${origin.name}`, name]));
  });

  /** How declarations of an entry call a name of one of the package's modules. */
  const renamer = (entry: string, module: ParsedModule) => {
    const own = namesOf(entry);
    const main = namesOf(".");
    return (local: string): string => {
      if (!module.imports.has(local) && !module.declarations.has(local)) return local;
      const { module: from, name } = originOf(module, local);
      if (!client.files.has(from)) return name === "*" ? alias(from) : `${alias(from)}.${name}`;
      const key = `${from}#${name}`;
      const mainName = main.get(key);
      return own.get(key) ?? (mainName === undefined ? local : `${ownAlias}.${mainName}`);
    };
  };

  const read = (entry: string, { module: from, name, isType }: Origin): ExportedName => {
    if (!client.files.has(from)) return { kind: isType ? "type" : "value", declared: `${alias(from)}.${name}` };
    const module = parse(from);
    return declaredAs(module, name, renamer(entry, module));
  };

  return {
    modules,
    sources: () => ({ ...unread, ...Object.fromEntries([...parsed].map(([file, { source }]) => [file, source])) }),
    exportsOf(entry) {
      const file = client.entries[entry] ?? "";
      if (entry === "./paths") {
        unread[file] = client.files.get(file) ?? "";
        return namesOnly(unread[file]);
      }
      const names = [...exportsOf(file)].sort(([a], [b]) => (a < b ? -1 : 1));
      return Object.fromEntries(names.map(([name, origin]) => [name, read(entry, origin)]));
    },
  };
}

/** `@rawr/client-runtime/msw` → `$clientRuntimeMsw`. */
function aliasOf(specifier: string): string {
  const words = specifier.replace(/^@[^/]*\//, "");
  return `$${words.replaceAll(/[^\p{L}\p{N}]+(.?)/gu, (_, next: string) => next.toUpperCase())}`;
}

/** openapi-typescript says once more what the document says, at the length of the document; its names are enough. */
function namesOnly(source: string): Readonly<Record<string, ExportedName>> {
  const names = [...source.matchAll(/^export (?:interface|type) ([\w$]+)/gm)].map(([, name = ""]) => name);
  return Object.fromEntries(names.sort().map((name) => [name, { kind: "type", declared: "unknown" }]));
}
