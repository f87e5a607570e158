import type { JsonSchema, OpenApiDocument, Operation } from "@rawr/openapi-document";
import type { SurfaceInfo } from "../surface/surface.ts";
import type { GenerateInput } from "./generate-client.ts";

/** A surface with one client package, for tests. */
export const testSurface: SurfaceInfo = {
  name: "shop",
  major: 1,
  version: "1.2.3",
  title: "Shop",
  mount: "/api/shop",
  audiences: ["public"],
  clients: [{ name: "@rawr/shop-client", audience: "public" }],
  file: "contracts/shop.v1.ts",
};

/** A document with the given paths, for tests. */
export function testDocument(
  paths: OpenApiDocument["paths"],
  schemas: Record<string, JsonSchema> = {},
): OpenApiDocument {
  return {
    openapi: "3.1.1",
    info: { title: "Shop", version: "1.2.3", license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: "https://shop.example.com/api" }],
    paths: paths ?? {},
    components: { schemas },
  };
}

/** An operation that answers 200 with a schema, for tests. */
export function testOperation(
  operationId: string,
  schema: JsonSchema = { type: "string" },
  more: object = {},
): Operation {
  const responses = { 200: { description: "The answer.", content: { "application/json": { schema } } } };
  return { operationId, summary: `Runs ${operationId}`, responses, ...more };
}

/** What `generateClient` takes for a document, for tests. */
export function testInput(document: OpenApiDocument): GenerateInput {
  const [client] = testSurface.clients;
  if (client === undefined) throw new Error("The test surface has no client.");
  return { document, text: `${JSON.stringify(document, null, 2)}\n`, surface: testSurface, client };
}

/** A document of the size that speed is measured with: `count` operations on shared schemas. */
export function largeDocument(count: number): OpenApiDocument {
  const problem = (code: string) => ({
    type: "object",
    required: ["code"],
    properties: { code: { type: "string", const: code } },
  });
  const errors = { 403: "ForbiddenProblem", 404: "NotFoundProblem", 409: "ConflictProblem" };
  const responses = Object.fromEntries(
    Object.entries(errors).map(([status, name]) => [
      status,
      {
        description: name,
        content: { "application/problem+json": { schema: { $ref: `#/components/schemas/${name}` } } },
      },
    ]),
  );
  const field = (index: number) =>
    index % 3 === 0
      ? { $ref: "#/components/schemas/Money" }
      : { type: index % 3 === 1 ? "number" : "string", description: `Field ${index}` };
  const body = {
    type: "object",
    required: ["f0", "f1"],
    properties: Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`f${index}`, field(index)])),
  };
  const methods = ["get", "post", "put", "patch"] as const;
  const paths: NonNullable<OpenApiDocument["paths"]> = {};
  const schemas: Record<string, JsonSchema> = {
    ...Object.fromEntries(Object.values(errors).map((name) => [name, problem(name)])),
    Money: {
      type: "object",
      required: ["amount"],
      properties: { amount: { type: "number" }, currency: { enum: ["EUR", "USD"] } },
    },
  };
  for (let index = 0; index < count; index++) {
    const method = methods[index % methods.length] ?? "get";
    schemas[`Item${index}`] = {
      type: "object",
      required: ["id"],
      properties: { id: { type: "string" }, price: { $ref: "#/components/schemas/Money" } },
    };
    const operation = testOperation(
      `group${Math.floor(index / 20)}.item${index}`,
      { $ref: `#/components/schemas/Item${index}` },
      {
        parameters: [
          { name: "id", in: "path", required: true, schema: { type: "string" } },
          { name: "limit", in: "query", schema: { type: "integer" } },
        ],
        ...(method === "get"
          ? {}
          : { requestBody: { required: true, content: { "application/json": { schema: body } } } }),
      },
    );
    Object.assign(operation.responses ?? {}, responses);
    paths[`/items${index}/{id}`] = { [method]: operation };
  }
  return testDocument(paths, schemas);
}
