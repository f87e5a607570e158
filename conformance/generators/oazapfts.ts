import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Generator, versionOf } from "./generator.ts";

export const oazapfts: Generator = {
  name: "oazapfts",
  version: versionOf("oazapfts"),
  entry: "client.ts",
  async generate({ document, output }) {
    const { generateSource } = await import("oazapfts");
    const source = await generateSource(document, { argumentStyle: "object" });
    await mkdir(output, { recursive: true });
    await writeFile(join(output, "client.ts"), source);
  },
};
