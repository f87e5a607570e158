import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Generator, versionOf } from "./generator.ts";

export const openapiTypescript: Generator = {
  name: "openapi-typescript",
  version: versionOf("openapi-typescript"),
  entry: "paths.ts",
  async generate({ document, output }) {
    const { default: openapiTypes, astToString } = await import("openapi-typescript");
    const source = astToString(await openapiTypes(pathToFileURL(document), { silent: true }));
    await mkdir(output, { recursive: true });
    await writeFile(join(output, "paths.ts"), source);
  },
};
