import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";

const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Bundles a module of this package for browsers: file names and their text. */
export async function bundle(name: string): Promise<ReadonlyMap<string, string>> {
  const build = await rolldown({ input: pathOf(name), platform: "browser", tsconfig: false });
  const { output } = await build.generate({ format: "esm", minify: true });
  await build.close();
  return new Map(output.map((file) => [file.fileName, file.type === "chunk" ? file.code : String(file.source)]));
}
