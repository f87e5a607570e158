import { expect, it } from "vitest";
import { asOpenApi31, toOpenApi31 } from "./lift-3.1.ts";
import type { JsonSchema, OpenApiDocument } from "./openapi.ts";

const document = (schemas: Record<string, JsonSchema>, openapi = "3.0.3"): OpenApiDocument => ({
  openapi,
  info: { title: "Test", version: "1.0.0" },
  paths: {
    "/a": {
      get: { parameters: [{ name: "q", in: "query", schema: { type: "string", nullable: true } }], responses: {} },
    },
    "/b": { get: { responses: {} } },
  },
  components: { schemas },
});

it.each<[string, JsonSchema]>([
  ["nullable", { type: "string", nullable: true }],
  ["not nullable", { type: "string", nullable: false }],
  ["nullable beside a reference", { $ref: "#/components/schemas/B", nullable: true }],
  ["nullable around others", { allOf: [{ type: "object" }], nullable: true }],
  ["an enum that forgot null", { enum: ["a"], nullable: true }],
  ["what stands beside a reference", { $ref: "#/components/schemas/B", description: "lost" }],
  ["exclusive bounds", { minimum: 1, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: false }],
  ["depth", { properties: { a: { items: { oneOf: [{ type: "integer" }, { type: "string", nullable: true }] } } } }],
  ["names of members", JSON.parse('{ "properties": { "__proto__": { "type": "string", "nullable": true } } }')],
])("lifts the same with and without copying: %s", (_name, schema) => {
  const original = document({ A: schema, B: {} });
  const before = structuredClone(original);
  expect(asOpenApi31(original)).toStrictEqual(toOpenApi31(original));
  expect(original).toStrictEqual(before);
});

it("shares what 3.1 says alike, and other versions altogether", () => {
  const original = document({ A: { type: "string" } });
  const lifted = asOpenApi31(original);
  expect(lifted.components).toBe(original.components);
  expect(lifted.paths?.["/b"]).toBe(original.paths?.["/b"]);
  expect(lifted.paths?.["/a"]).not.toBe(original.paths?.["/a"]);
  const newer = document({}, "3.1.1");
  expect(asOpenApi31(newer)).toBe(newer);
});
