import { fileURLToPath } from "node:url";
import ts from "typescript";
import type { CompileRequest } from "./compile-request.ts";

const packages = "/node_modules/";
const jsDocParsingMode = ts.JSDocParsingMode.ParseNone;
const runtime = "@rawr/client-runtime";

const libraryFolder = ts.getDefaultLibFilePath({}).replace(/[^/\\]*$/, "");

/** The compiler's own libraries, parsed once for all clients of a process: they are most of what a small client costs. */
const libraries = new Map<string, ts.SourceFile>();

/** A compiler's view of a consumer with two packages: the new client, in memory, and its runtime, read from its folder. */
export interface VirtualHost {
  readonly host: ts.CompilerHost;
  readonly modulePath: (index: number) => string;
}

export function createVirtualHost({ files, name, modules }: CompileRequest, options: ts.CompilerOptions): VirtualHost {
  const modulePath = (index: number): string => `/consumer/use-${index}.ts`;
  const texts = new Map(modules.map((lines, index) => [modulePath(index), lines.join("\n")]));
  for (const [path, text] of Object.entries(files)) texts.set(`${packages}${name}/${path}`, text);
  const realPath = createRealPath();
  const readFile = (path: string): string | undefined => texts.get(path) ?? read(realPath(path));
  const host: ts.CompilerHost = {
    ...ts.createCompilerHost(options),
    getCurrentDirectory: () => "/consumer",
    useCaseSensitiveFileNames: () => true,
    getCanonicalFileName: (path) => path,
    fileExists: (path) => texts.has(path) || exists(realPath(path)),
    readFile,
    getSourceFile: (path, target) => {
      const known = libraries.get(path);
      if (known !== undefined) return known;
      const text = readFile(path);
      if (text === undefined) return undefined;
      const languageVersion = typeof target === "object" ? target.languageVersion : target;
      const source = ts.createSourceFile(path, text, { languageVersion, jsDocParsingMode });
      if (path.startsWith(libraryFolder)) libraries.set(path, source);
      return source;
    },
  };
  // Folders are not asked for, and a link would lead out of what a message may name.
  delete host.directoryExists;
  delete host.getDirectories;
  delete host.realpath;
  return { host, modulePath };
}

/** Where a file of the runtime or of the compiler's libraries is on disk; nothing else is read from there. */
function createRealPath(): (path: string) => string | undefined {
  const manifest = fileURLToPath(import.meta.resolve(`${runtime}/package.json`));
  const folder = manifest.slice(0, -"package.json".length);
  const virtual = `${packages}${runtime}/`;
  return (path) => {
    if (path.startsWith(virtual)) return folder + path.slice(virtual.length);
    return path.startsWith(libraryFolder) ? path : undefined;
  };
}

function read(path: string | undefined): string | undefined {
  return path === undefined ? undefined : ts.sys.readFile(path);
}

function exists(path: string | undefined): boolean {
  return path !== undefined && ts.sys.fileExists(path);
}
