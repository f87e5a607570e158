import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { type Generator, versionOf } from "./generator.ts";

// It writes for zod 3, which it brings itself; this package has zod 4.
const itsOwn = createRequire(createRequire(import.meta.url).resolve("openapi-zod-client"));

function folderOf(name: string): string {
  const entry = itsOwn.resolve(name);
  const folder = join("node_modules", name);
  return entry.slice(0, entry.lastIndexOf(folder) + folder.length);
}

export const openapiZodClient: Generator = {
  name: "openapi-zod-client",
  version: versionOf("openapi-zod-client"),
  entry: "client.ts",
  compilerOptions: { paths: { zod: [folderOf("zod")], "@zodios/core": [folderOf("@zodios/core")] } },
  async generate({ document, output }) {
    const { generateZodClientFromOpenAPI } = await import("openapi-zod-client");
    await mkdir(output, { recursive: true });
    await generateZodClientFromOpenAPI({
      openApiDoc: JSON.parse(await readFile(document, "utf8")),
      distPath: join(output, "client.ts"),
      options: { withAlias: true, withDeprecatedEndpoints: true },
    });
  },
};
