import type { ClientPackageFiles } from "./package-files.ts";
import { type ParsedModule, parseModule } from "./read-module.ts";

/** Where a name is declared: in a file of the package, or in another package. */
export interface Origin {
  readonly module: string;
  readonly name: string;
  readonly isType: boolean;
}

/** Finds where the names of a package's modules are declared, however often they are passed on. */
export interface Origins {
  parse(file: string): ParsedModule;
  /** Every module that was parsed so far. */
  readonly parsed: ReadonlyMap<string, ParsedModule>;
  /** Of every name that a module exports. */
  exportsOf(file: string): ReadonlyMap<string, Origin>;
  /** Of a name as a module calls it. */
  originOf(module: ParsedModule, local: string): Origin;
}

export function createOrigins(client: ClientPackageFiles): Origins {
  const known = new Map<string, ReadonlyMap<string, Origin>>();
  const parsed = new Map<string, ParsedModule>();
  const parse = (file: string): ParsedModule => {
    const module = parsed.get(file) ?? parseModule(file, client.files.get(file) ?? "");
    parsed.set(file, module);
    return module;
  };

  const exportsOf = (file: string): ReadonlyMap<string, Origin> => {
    const before = known.get(file);
    if (before !== undefined) return before;
    const found = new Map<string, Origin>();
    // Known before it is complete: modules may export each other.
    known.set(file, found);
    const module = parse(file);
    for (const whole of module.wholes) {
      if (!client.files.has(whole)) continue;
      for (const [name, origin] of exportsOf(whole)) found.set(name, origin);
    }
    for (const [name, target] of module.exports) {
      const origin = "local" in target ? originOf(module, target.local) : follow(target.module, target.name);
      found.set(name, { ...origin, isType: target.isType || origin.isType });
    }
    return found;
  };

  const follow = (module: string, name: string): Origin =>
    (client.files.has(module) ? exportsOf(module).get(name) : undefined) ?? { module, name, isType: false };

  const originOf = (module: ParsedModule, local: string): Origin => {
    const foreign = module.imports.get(local);
    if (foreign !== undefined) return follow(foreign.module, foreign.name);
    const declarations = module.declarations.get(local) ?? [];
    const isType = declarations.length > 0 && declarations.every(({ type }) => /^TS(?:TypeAlias|Interface)/.test(type));
    return { module: module.file, name: local, isType };
  };

  return { parse, parsed, exportsOf, originOf };
}

/** Makes a value once for each key. */
export function memoize<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>();
  return (key) => {
    const value = known.get(key) ?? make(key);
    known.set(key, value);
    return value;
  };
}
