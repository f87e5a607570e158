import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { JsonObject, JsonSchema, OpenApiDocument } from "@rawr/openapi-document";

/** A small valid 3.1 document around some schemas, one operation that answers with the first of them. */
export function documentOf(schemas: Record<string, JsonSchema>, more: JsonObject = {}): OpenApiDocument {
  const [first] = Object.keys(schemas);
  return {
    openapi: "3.1.1",
    info: { title: "Test", version: "1.0.0" },
    paths: {
      "/things": {
        get: {
          operationId: "getThings",
          responses: {
            "200": {
              description: "OK",
              content: { "application/json": { schema: { $ref: `#/components/schemas/${first}` } } },
            },
          },
        },
      },
    },
    components: { schemas },
    ...more,
  };
}

const corpora = resolve(import.meta.dirname, "../../../../../../shared/corpora/openapi");

/** A public document beside the repository, or `undefined` where there is none. */
export function publicDocument(name: "github" | "digitalocean"): OpenApiDocument | undefined {
  const path = resolve(corpora, `${name}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as OpenApiDocument) : undefined;
}
