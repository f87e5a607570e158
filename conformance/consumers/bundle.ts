import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Installation } from "./installation.ts";

/** What a bundler makes of a program. */
export interface Bundle {
  readonly code: string;
  readonly warnings: readonly string[];
  /** Bytes of the minified code, and of the same gzipped. */
  readonly bytes: number;
  readonly gzipped: number;
}

export const bundlers = { esbuild: withEsbuild, rolldown: withRolldown, vite: withVite } as const;

export type Bundler = keyof typeof bundlers;

/** Bundles and minifies a program of the project for browsers, by the bundler's defaults. */
export async function bundle(
  { folder }: Installation,
  program: string,
  bundler: Bundler,
): Promise<Bundle & { readonly file: string }> {
  const file = join(folder, "bundles", bundler, program.replace(/\.js$/, ".mjs"));
  const warnings = await bundlers[bundler](join(folder, program), file);
  const code = await readFile(file, "utf8");
  return { code, warnings, file, bytes: Buffer.byteLength(code), gzipped: gzipSync(code, { level: 9 }).length };
}

async function withEsbuild(entry: string, file: string): Promise<readonly string[]> {
  const { build } = await import("esbuild");
  const { warnings } = await build({
    entryPoints: [entry],
    outfile: file,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    logLevel: "silent",
  });
  return warnings.map(({ text }) => text);
}

async function withRolldown(entry: string, file: string): Promise<readonly string[]> {
  const { build } = await import("rolldown");
  const warnings: string[] = [];
  await build({
    input: entry,
    platform: "browser",
    onLog: (level, { message }) => void (level === "warn" && warnings.push(message)),
    output: { file, format: "esm", minify: true },
  });
  return warnings;
}

async function withVite(entry: string, file: string): Promise<readonly string[]> {
  const { build, createLogger } = await import("vite");
  const warnings: string[] = [];
  const logger = createLogger("silent");
  const warn = (message: string) => void warnings.push(message);
  await build({
    configFile: false,
    root: dirname(entry),
    logLevel: "warn",
    customLogger: { ...logger, warn, warnOnce: warn },
    build: {
      write: true,
      emptyOutDir: false,
      outDir: dirname(file),
      modulePreload: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: "strict",
        output: { format: "es", entryFileNames: basename(file) },
      },
      target: "es2022",
    },
  });
  return warnings;
}
