// What a user of stock oRPC writes: `tsx generate.ts <router module> <openapi.json>`.
import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { AnyContractRouter, AnySchema, OpenAPI } from "@orpc/contract";
import { type ConditionalSchemaConverter, type JSONSchema, OpenAPIGenerator } from "@orpc/openapi";

/** What `typeBoxStandardSchema` adds to Standard Schema (https://standardschema.dev/json-schema). */
interface JsonSchemaSource {
  readonly "~standard": { readonly jsonSchema: { input(options: { target: string }): Record<string, unknown> } };
}

const components: Record<string, unknown> = {};

/** Moves each schema with an `$id` into `components.schemas` and leaves a `$ref`. */
function hoist(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(hoist);
  if (typeof value !== "object" || value === null) return value;
  const { $id, ...rest } = value as Record<string, unknown>;
  if (typeof $id === "string" && $id in components) return { $ref: `#/components/schemas/${$id}` };
  const copy = Object.fromEntries(Object.entries(rest).map(([key, item]) => [key, hoist(item)]));
  if (typeof $id !== "string") return copy;
  components[$id] = copy;
  return { $ref: `#/components/schemas/${$id}` };
}

const typeBoxConverter: ConditionalSchemaConverter = {
  condition: (schema) => schema?.["~standard"].vendor === "typebox",
  convert: (schema) => {
    const source = schema as AnySchema & JsonSchemaSource;
    return [true, hoist(source["~standard"].jsonSchema.input({ target: "draft-2020-12" })) as JSONSchema];
  },
};

interface RouterModule {
  readonly router: AnyContractRouter;
  readonly info: OpenAPI.InfoObject;
  readonly base: Partial<OpenAPI.Document>;
}

const [routerModule = "", output = ""] = process.argv.slice(2);
const { router, info, base } = (await import(pathToFileURL(routerModule).href)) as RouterModule;
const generator = new OpenAPIGenerator({ schemaConverters: [typeBoxConverter] });
const document = await generator.generate(router, {
  ...base,
  info,
  commonSchemas: { UndefinedError: { error: "UndefinedError" } },
});
document.components = {
  ...document.components,
  schemas: { ...document.components?.schemas, ...(components as OpenAPI.ComponentsObject["schemas"]) },
};
await writeFile(output, JSON.stringify(document, null, 2));
