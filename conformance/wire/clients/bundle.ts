import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

/** Bundles a module of TypeScript with extensionless imports, as a user's bundler does, and imports it. */
export async function importBundled(entry: string, folder: string): Promise<Record<string, unknown>> {
  const bundle = await rolldown({ input: entry, platform: "node", logLevel: "silent" });
  const file = join(folder, "bundle.mjs");
  await bundle.write({ file, format: "esm", codeSplitting: false });
  await bundle.close();
  return (await import(pathToFileURL(file).href)) as Record<string, unknown>;
}
