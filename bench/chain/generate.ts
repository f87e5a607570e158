// What a user of stock oRPC writes: `tsx generate.ts <router module> <openapi.json>`.
import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import type { AnyContractRouter, OpenAPI } from "@orpc/contract";
import { type ConditionalSchemaConverter, type JSONSchema, OpenAPIGenerator } from "@orpc/openapi";
import { typeBoxOf } from "@rawr/orpc-standards";

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
  condition: (schema) => typeBoxOf(schema) !== undefined,
  convert: (schema) => [true, hoist(typeBoxOf(schema)) as JSONSchema],
};

type DefinedError = readonly [code: string, message: string, dataRequired: boolean, data: JSONSchema];

/** RFC 9457 problem details, one component for each code. */
function problemBody(errors: readonly DefinedError[]): JSONSchema {
  const problems = errors.map(([code, title, , data]) => {
    const type = { type: "string", format: "uri-reference" };
    const properties = { type, title: { const: title }, status: { type: "integer" }, code: { const: code }, data };
    const required = Object.keys(properties);
    const optional = { detail: { type: "string" }, instance: type };
    components[`${code}_PROBLEM`] = { type: "object", required, properties: { ...properties, ...optional } };
    return { $ref: `#/components/schemas/${code}_PROBLEM` };
  });
  return problems.length === 1 ? (problems[0] ?? {}) : { oneOf: problems };
}

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
  customErrorResponseBodySchema: problemBody,
});
document.components = {
  ...document.components,
  schemas: { ...document.components?.schemas, ...(components as OpenAPI.ComponentsObject["schemas"]) },
};
await writeFile(output, JSON.stringify(document, null, 2));
