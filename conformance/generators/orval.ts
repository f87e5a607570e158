import { join } from "node:path";
import { type Generator, versionOf } from "./generator.ts";

export const orval: Generator = {
  name: "orval",
  version: versionOf("orval"),
  entry: "client.ts",
  async generate({ document, output }) {
    const { generate } = await import("orval");
    await generate({
      input: { target: document },
      output: { target: join(output, "client.ts"), client: "fetch", mode: "single" },
    });
  },
};
