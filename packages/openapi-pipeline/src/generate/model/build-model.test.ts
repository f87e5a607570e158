import type { JsonSchema, OpenApiDocument, Operation } from "@rawr/openapi-document";
import { describe, expect, test } from "vitest";
import { listOperations } from "../operations.ts";
import { testDocument, testOperation } from "../test-documents.ts";
import { buildModel } from "./build-model.ts";
import type { ClientOperation } from "./client-model.ts";

const text = { type: "string" };

function model(document: OpenApiDocument) {
  return buildModel({ document, operations: listOperations(document), surface: "shop" }).model;
}

/** The one operation of a document with a path and what the operation says besides. */
function only(path: string, more: object, schemas: Record<string, JsonSchema> = {}): ClientOperation {
  const [operation] = model(testDocument({ [path]: { post: testOperation("op", text, more) } }, schemas)).operations;
  if (operation === undefined) throw new Error("There is no operation.");
  return operation;
}

const query = (name: string, schema: JsonSchema, more: object = {}) => ({ name, in: "query", schema, ...more });
const list = { type: "array", items: text };
const object = { type: "object", properties: { a: text } };

describe("the operation string", () => {
  test.each([
    ["primitives and lists", [query("a", text), query("b", list), query("c", list, { explode: false })], "{?a,b*,c}"],
    [
      "other styles",
      [query("a", list, { style: "spaceDelimited" }), query("b", list, { style: "pipeDelimited" })],
      "{?a~,b|}",
    ],
    ["objects", [query("a", object, { style: "deepObject", explode: true }), query("b", object)], "{?a!,b*}"],
    [
      "JSON and reserved characters",
      [
        { name: "a", in: "query", content: { "application/json": { schema: object } } },
        query("b", text, { allowReserved: true }),
      ],
      "{?a@,b+}",
    ],
    [
      "headers and cookies",
      [
        { name: "X-A", in: "header", schema: text },
        { name: "s", in: "cookie", schema: text },
      ],
      "{^X-A}{&s}",
    ],
    [
      "headers that the runtime sends",
      [
        { name: "Idempotency-Key", in: "header", schema: text },
        { name: "accept", in: "header", schema: text },
      ],
      "",
    ],
    [
      "names that the grammar needs for itself",
      [query("a,b*", text), query("filter[x]", text), query("ü", text)],
      "{?a%2Cb%2A,filter[x],%C3%BC}",
    ],
  ])("has %s", (_, parameters, expected) => {
    expect(only("/x", { parameters }).spec).toBe(`POST /x${expected}`);
  });

  test("has path parameters in their styles, also one that the document forgot", () => {
    const parameters = ["label", "matrix"].map((style) => ({
      name: style,
      in: "path",
      required: true,
      style,
      schema: list,
    }));
    expect(only("/{label}/{matrix}/{id}", { parameters }).spec).toBe("POST /{.label}/{;matrix}/{id}");
  });

  test("keeps two parameters of one name apart", () => {
    const parameters = [query("id", text), { name: "id", in: "path", required: true, schema: text }];
    const { spec, input } = only("/x/{id}", { parameters });
    expect(spec).toBe("POST /x/{id}{?query.id=id}");
    expect(input.fields.map(({ key, place }) => [key, place])).toEqual([
      ["id", "path"],
      ["query.id", "query"],
    ]);
  });
});

describe("the body", () => {
  const body = (schema: JsonSchema, more: object = {}) => ({
    requestBody: { required: true, content: { "application/json": { schema } }, ...more },
  });
  const shapeOf = (more: object, schemas?: Record<string, JsonSchema>) => {
    const { spec, input } = only("/x", more, schemas);
    return [input.body?.shape, spec.slice("POST /x".length), input.fields.map(({ key }) => key)];
  };

  test("lies flat beside the parameters when it is an object", () => {
    expect(shapeOf({ ...body(object), parameters: [query("q", text)] })).toEqual(["flat", "{?q} >", ["q", "a"]]);
    const schemas = { A: object, B: { allOf: [{ $ref: "#/components/schemas/A" }, { properties: { b: text } }] } };
    expect(shapeOf(body({ $ref: "#/components/schemas/B" }), schemas)).toEqual(["flat", " >", ["a", "b"]]);
  });

  test.each<[string, object]>([
    ["is a list", body(list)],
    ["is a union", body({ oneOf: [object, { type: "object", properties: { b: text } }] })],
    ["may be null", body({ ...object, type: ["object", "null"] })],
    ["has properties without names", body({ ...object, additionalProperties: text })],
    ["is a file", { requestBody: { required: true, content: { "image/png": {} } } }],
    ["is optional and has a required property", body({ ...object, required: ["a"] }, { required: false })],
  ])("is one key when it %s", (_, more) => {
    expect(shapeOf(more)).toEqual(["whole", " >body", ["body"]]);
  });

  test("is one key when a property is called like a parameter, and never the parameter's", () => {
    expect(shapeOf({ ...body(object), parameters: [query("a", text)] })).toEqual([
      "whole",
      "{?a} >body",
      ["a", "body"],
    ]);
    expect(shapeOf({ ...body(list), parameters: [query("body", text)] })).toEqual([
      "whole",
      "{?body} >requestBody",
      ["body", "requestBody"],
    ]);
  });
});

describe("names", () => {
  const named = (...ids: string[]) =>
    model(
      testDocument(
        Object.fromEntries(ids.map((id, index) => [`/${index}`, { get: testOperation(id, { enum: [id] }) }])),
      ),
    );

  test("are identifiers that no keyword, runtime export or type has", () => {
    const { operations } = named("delete", "retry", "operation", "ApiError", "1st", "GetHTTPThing", "a-b_c");
    expect(operations.map(({ functionName }) => functionName)).toEqual([
      ...["delete_", "retry_", "operation_", "apiError", "_1st", "getHTTPThing", "aBC"],
    ]);
  });

  test("of members cannot be mistaken for what every object has", () => {
    const { operations } = named("then", "constructor", "toString", "valueOf");
    expect(operations.map(({ member }) => member)).toEqual(["then_", "constructor_", "toString_", "valueOf_"]);
  });

  test("of members lose the group's name; a group is called by the capability, or the first tag", () => {
    const tagged = (id: string, more: Partial<Operation>) => testOperation(id, text, more);
    const { operations, groups } = model(
      testDocument({
        "/a": { get: tagged("invoicingList", { "x-capability": "invoicing", tags: ["other"] }) },
        "/b": { get: tagged("ordersGet", { tags: ["Orders"] }) },
        "/c": { get: tagged("ordering", { tags: ["Orders"] }) },
        "/d": { get: tagged("run", { tags: ["Orders"] }) },
        "/e": { get: tagged("plain", {}) },
      }),
    );
    expect(operations.map(({ group, member }) => [group, member])).toEqual([
      ["invoicing", "list"],
      ["orders", "get"],
      ["orders", "ordering"],
      ["orders", "run_"],
      [undefined, "plain"],
    ]);
    expect(groups.map(({ name, type }) => [name, type])).toEqual([
      ["invoicing", "InvoicingClient"],
      ["orders", "OrdersClient"],
    ]);
  });

  test("of types give way to what the package exports already", () => {
    const schemas = { ApiError: object, Array: object, ShopClient: object, "a-b": object, AB: object };
    const { components } = model(testDocument({ "/x": { get: testOperation("x") } }, schemas));
    expect([...components.values()].map(({ output }) => output)).toEqual([
      ...["ApiError_", "Array_", "ShopClient_", "AB_", "AB"],
    ]);
  });
});

test("scopes, credentials and idempotency follow the document", () => {
  const document = testDocument({
    "/a": { post: testOperation("a", text, { security: [{ t: ["b"] }, { s: ["a", "b"] }], "x-idempotent": true }) },
    "/b": { post: testOperation("b", text, { security: [] }) },
    "/c": { get: testOperation("c") },
  });
  document.components = { ...document.components, securitySchemes: { t: {} } };
  document.security = [{ t: [] }];
  expect(
    model(document).operations.map(({ scopes, anonymous, idempotent }) => [scopes, anonymous, idempotent]),
  ).toEqual([
    [["a", "b"], false, true],
    [[], true, false],
    [[], false, true],
  ]);
});

test("a document that declares no credentials at all does not forbid them", () => {
  expect(only("/x", {}).anonymous).toBe(false);
});
