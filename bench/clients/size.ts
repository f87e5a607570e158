import { gzipSync } from "node:zlib";
import { build } from "esbuild";

/** What a consumer of a client weighs in a browser, in bytes. */
export interface Weight {
  readonly minified: number;
  readonly gzip: number;
}

/** Bundles a consumer for browsers with esbuild, minified, and weighs it; without `client`, what it imports is left out. */
export async function weigh(entry: string, { client = true } = {}): Promise<Weight> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    write: false,
    logLevel: "error",
    legalComments: "none",
    ...(!client && { external: ["./*", "../*", "@*", "openapi-fetch"] }),
  });
  const contents = outputFiles[0]?.contents ?? new Uint8Array();
  return { minified: contents.length, gzip: gzipSync(contents, { level: 9 }).length };
}
