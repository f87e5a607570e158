import { fileURLToPath } from "node:url";
import type { Diagnostic, SourceLocation } from "../diagnostics/diagnostic.ts";
import { suggest } from "../diagnostics/suggest.ts";
import { diagnose } from "../diagnostics/table.ts";
import { exportedNames, offsetOfImportedName, offsetOfSpecifier } from "./imported-names.ts";
import type { LoadedModule, ModuleLoader } from "./module-loader.ts";
import type { ModulePlace } from "./top-level-await.ts";

type AtPlace = (locate: (place: ModulePlace | undefined) => SourceLocation) => Diagnostic;

/** An import whose module or name is not there; undefined for any other error. */
export function explainImportError(
  error: unknown,
  loader: ModuleLoader,
  name: (path: string) => string,
): AtPlace | undefined {
  return missingModule(error, loader, name) ?? missingName(error, loader);
}

function missingModule(error: unknown, loader: ModuleLoader, name: (path: string) => string): AtPlace | undefined {
  const found = loader.unresolved(error);
  if (!found) return undefined;
  const { specifier, importer } = found;
  if (specifier.startsWith("file:")) {
    const facts = { specifier: `./${name(fileURLToPath(specifier))}`, reason: "there is no such file" };
    return (locate) => diagnose("module-not-found", facts, { location: locate(undefined) });
  }
  const module = loader.modules.get(importer);
  const reason = module ? reasonOf(error, specifier) : `${reasonOf(error, specifier)} (imported by ${name(importer)})`;
  return (locate) =>
    diagnose(
      "module-not-found",
      { specifier, reason },
      { location: locate(module && { module, offset: offsetOfSpecifier(module, specifier) ?? 0 }) },
    );
}

function reasonOf(error: unknown, specifier: string): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ERR_PACKAGE_PATH_NOT_EXPORTED") return "the package does not export it";
  if (code === "ERR_UNSUPPORTED_DIR_IMPORT") return "it is a folder without an index file";
  if (code !== "ERR_MODULE_NOT_FOUND") return message;
  if (/^Cannot find package '/.test(message)) return "the package is not installed";
  return /^[./]/.test(specifier) ? "there is no such file" : "the package has no such file";
}

/** ES modules' own words; CommonJS's, whose names Node guesses. */
const namedExport = [
  /The requested module '(?<specifier>[^']+)' does not provide an export named '(?<name>[^']+)'/,
  /Named export '(?<name>[^']+)' not found\. The requested module '(?<specifier>[^']+)'/,
];

function missingName(error: unknown, loader: ModuleLoader): AtPlace | undefined {
  if (!(error instanceof SyntaxError)) return undefined;
  const { specifier, name } = namedExport.map((each) => each.exec(error.message)?.groups).find(Boolean) ?? {};
  if (specifier === undefined || name === undefined) return undefined;
  const importer = importerOf(error, specifier, loader);
  const target = loader.modules.get(importer?.imports.get(specifier) ?? "");
  const exported = target ? exportedNames(target) : { values: [], types: [] };
  const isType = exported.types.includes(name);
  const suggestion = isType ? undefined : suggest(name, exported.values);
  return (locate) => {
    const place = importer && { module: importer, offset: offsetOfImportedName(importer, specifier, name) ?? 0 };
    return diagnose("export-not-found", { specifier, name, isType, suggestion }, { location: locate(place) });
  };
}

/** Node writes the importing module above the message. */
function importerOf(error: Error, specifier: string, loader: ModuleLoader): LoadedModule | undefined {
  const url = /^(file:\/\/.+):\d+$/m.exec(error.stack ?? "")?.[1];
  const named = url === undefined ? undefined : loader.modules.get(fileURLToPath(url));
  return named ?? [...loader.modules.values()].find((module) => module.imports.has(specifier));
}
