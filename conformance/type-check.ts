import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runNode } from "./run-node.ts";

/** The compilers that consumers have, by the folder of each in this package's node_modules. */
export const compilers = {
  "5.5": "typescript-5.5",
  "5.9": "typescript",
  "6.0": "typescript-6",
  "7.0": "typescript-7",
} as const;

export type Compiler = keyof typeof compilers;

/** One program to check. */
export interface TypeCheck {
  readonly compiler: Compiler;
  /** Where its tsconfig is written; relative paths start here. */
  readonly folder: string;
  readonly files: readonly string[];
  /** Added to, and winning over, a strict browser project's options. */
  readonly options?: Readonly<Record<string, unknown>>;
}

const strict = {
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable"],
  module: "esnext",
  moduleResolution: "bundler",
  strict: true,
  skipLibCheck: true,
  types: [],
  noEmit: true,
};

/** Type-checks as a user would, by the compiler's command. Returns its errors, one line each; none means that it compiles. */
export async function typeCheck({ compiler, folder, files, options }: TypeCheck): Promise<readonly string[]> {
  const config = join(folder, `tsconfig.${compiler}.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(config, JSON.stringify({ compilerOptions: { ...strict, ...options }, files }, undefined, 2));
  const tsc = join(import.meta.dirname, "node_modules", compilers[compiler], "bin/tsc");
  const { code, stdout, stderr } = await runNode([tsc, "-p", config, "--pretty", "false"], { cwd: folder });
  const errors = stdout.split("\n").filter((line) => /(^|: )error TS\d+/.test(line));
  // A compiler that crashed reports no errors.
  return code === 0 || errors.length > 0 ? errors : [`tsc ended with ${code}: ${(stderr || stdout).slice(0, 500)}`];
}
