import { mkdir } from "node:fs/promises";
import process from "node:process";
import { type Generator, versionOf } from "./generator.ts";

export const kubb: Generator = {
  name: "kubb",
  version: versionOf("@kubb/plugin-client"),
  entry: "index.ts",
  // It imports "./types/x.ts" unless told otherwise.
  compilerOptions: { allowImportingTsExtensions: true },
  async generate({ document, output }) {
    const { build } = await import("@kubb/core");
    const { pluginClient } = await import("@kubb/plugin-client");
    const { pluginOas } = await import("@kubb/plugin-oas");
    const { pluginTs } = await import("@kubb/plugin-ts");
    // Whatever its root, it writes the files below the working folder too.
    await mkdir(output, { recursive: true });
    process.chdir(output);
    const { failedPlugins, error } = await build({
      config: {
        root: output,
        input: { path: document },
        output: { path: ".", clean: false, barrelType: "named", format: false, lint: false },
        plugins: [pluginOas({ generators: [] }), pluginTs({}), pluginClient({ client: "fetch", bundle: true })],
      },
    });
    if (error !== undefined) throw error;
    for (const failed of failedPlugins) throw failed.error;
  },
};
