import ts from "typescript";
import type { CompileRequest } from "./compile-request.ts";
import { createVirtualHost } from "./virtual-host.ts";

/** What the compiler says about one line. */
export interface UseSiteError {
  readonly module: number;
  readonly line: number;
  /** `TS2339`. */
  readonly code: string;
  readonly message: string;
}

/** Compiles use-sites: in this thread, or in a worker. */
export type CompileUseSites = (request: CompileRequest) => UseSiteError[] | Promise<UseSiteError[]>;

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts", "lib.dom.asynciterable.d.ts"],
  types: [],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
};

/** Compiles use-sites as a strict consumer of the package would. Only what is wrong in them is told. */
export const compileUseSites = (request: CompileRequest): UseSiteError[] => {
  const { host, modulePath } = createVirtualHost(request, options);
  const paths = request.modules.map((_, index) => modulePath(index));
  const program = ts.createProgram({ rootNames: paths, options, host });
  return paths.flatMap((path, module) => {
    const source = program.getSourceFile(path);
    const found = source === undefined ? [] : program.getSemanticDiagnostics(source);
    return found.flatMap(({ start, code, messageText, category }): UseSiteError[] => {
      if (source === undefined || start === undefined || category !== ts.DiagnosticCategory.Error) return [];
      const { line } = source.getLineAndCharacterOfPosition(start);
      return [{ module, line, code: `TS${code}`, message: ts.flattenDiagnosticMessageText(messageText, "\n") }];
    });
  });
};
