import { type Generator, versionOf } from "./generator.ts";

export const heyApi: Generator = {
  name: "hey-api",
  version: versionOf("@hey-api/openapi-ts"),
  entry: "index.ts",
  async generate({ document, output }) {
    const { createClient } = await import("@hey-api/openapi-ts");
    const contexts = await createClient({
      input: document,
      output,
      plugins: ["@hey-api/client-fetch", "@hey-api/typescript", "@hey-api/sdk"],
      logs: { level: "silent", file: false },
    }).catch((error: { readonly originalError?: { readonly error?: unknown } }) => {
      throw error.originalError?.error ?? error;
    });
    // It resolves to nothing, and writes nothing, when it cannot read the document.
    if (contexts.length === 0) throw new Error("hey-api wrote nothing and gave no reason");
  },
};
