import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";

const entry = fileURLToPath(new URL("./support/browser-contract.ts", import.meta.url));

interface Chunk {
  readonly type: string;
  readonly fileName: string;
  readonly isEntry: boolean;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
  readonly moduleIds: readonly string[];
}

interface Vite {
  build(
    config: object,
  ): Promise<{ readonly output: readonly Chunk[] } | readonly { readonly output: readonly Chunk[] }[]>;
}

/** Bundles a module that declares a contract, for a browser. */
async function bundle(): Promise<Chunk[]> {
  // Vitest brings Vite, and Vite its bundler: nothing more to install.
  const vite = createRequire(createRequire(import.meta.url).resolve("vitest")).resolve("vite");
  const { build } = (await import(pathToFileURL(vite).href)) as Vite;
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, lib: { entry, formats: ["es"], fileName: "contract" } },
  });
  return [built]
    .flat()
    .flatMap((result) => ("output" in result ? result.output : []))
    .filter((output) => output.type === "chunk");
}

describe("a contract in a browser bundle", () => {
  let chunks: Chunk[];
  beforeAll(async () => {
    chunks = await bundle();
  });

  const modulesOf = (wanted: (chunk: Chunk) => boolean) => chunks.filter(wanted).flatMap((chunk) => chunk.moduleIds);

  test("does not hold TypeBox's compiler in what is loaded first", () => {
    const first = chunks.filter((chunk) => chunk.isEntry);
    const statically = new Set(first.flatMap((chunk) => [chunk.fileName, ...chunk.imports]));
    const compiler = /typebox\/build\/(?:compile|schema|value|error)\//;
    expect(modulesOf((chunk) => statically.has(chunk.fileName)).filter((id) => compiler.test(id))).toEqual([]);
    expect(modulesOf((chunk) => !statically.has(chunk.fileName)).some((id) => compiler.test(id))).toBe(true);
  });

  test("holds nothing of the server, and no module of Node", () => {
    expect(
      modulesOf(() => true).filter((id) => /src\/server\/|@orpc\/(?:server|openapi|json-schema)\/|valibot/.test(id)),
    ).toEqual([]);
    expect(
      chunks.flatMap((chunk) => [...chunk.imports, ...chunk.dynamicImports]).filter((id) => id.startsWith("node:")),
    ).toEqual([]);
  });
});
