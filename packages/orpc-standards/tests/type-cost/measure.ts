import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceFile } from "./contract-source.ts";

/** What TypeScript says about a contract. */
export interface TypeCost {
  /** Everything that the compiler printed, diagnostics included. */
  readonly output: string;
  readonly status: number | null;
  readonly instantiations: number;
  /** Seconds of checking, parsing and emitting together. */
  readonly total: number;
}

const packageRoot = fileURLToPath(new URL("../..", import.meta.url));

/** Type-checks `files` in a folder of their own and emits their declarations. */
export function measure(files: readonly SourceFile[]): TypeCost {
  const folder = mkdtempSync(join(tmpdir(), "type-cost-"));
  try {
    for (const file of files) writeFileSync(join(folder, file.name), file.text);
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["contract.ts"] }));
    mkdirSync(join(folder, "node_modules", "@rawr"), { recursive: true });
    symlinkSync(packageRoot, join(folder, "node_modules", "@rawr", "orpc-standards"));
    symlinkSync(join(packageRoot, "node_modules", "typebox"), join(folder, "node_modules", "typebox"));
    symlinkSync(join(packageRoot, "node_modules", "@orpc"), join(folder, "node_modules", "@orpc"));
    symlinkSync(
      join(packageRoot, "node_modules", "@standard-schema"),
      join(folder, "node_modules", "@standard-schema"),
    );
    return compile(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function compile(folder: string): TypeCost {
  const compiler = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin", "tsc");
  const { stdout, stderr, status } = spawnSync(process.execPath, [compiler, "-p", folder, "--extendedDiagnostics"], {
    encoding: "utf8",
  });
  const output = `${stdout}${stderr}`;
  const figure = (name: string) => Number(new RegExp(`^${name}:\\s+([\\d.]+)`, "m").exec(output)?.[1] ?? Number.NaN);
  return { output, status, instantiations: figure("Instantiations"), total: figure("Total time") };
}

const compilerOptions = {
  target: "ES2024",
  module: "NodeNext",
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
  declaration: true,
  emitDeclarationOnly: true,
  allowImportingTsExtensions: true,
  outDir: "out",
};
