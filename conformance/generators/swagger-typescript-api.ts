import { type Generator, versionOf } from "./generator.ts";

export const swaggerTypescriptApi: Generator = {
  name: "swagger-typescript-api",
  version: versionOf("swagger-typescript-api"),
  entry: "client.ts",
  async generate({ document, output }) {
    const { generateApi } = await import("swagger-typescript-api");
    await generateApi({ input: document, output, fileName: "client.ts", httpClientType: "fetch", silent: true });
  },
};
