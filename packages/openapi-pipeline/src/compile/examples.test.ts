import { eventIterator, oc, problem, typeBoxStandardSchema } from "@rawr/orpc-standards";
import * as Type from "typebox";
import { describe, expect, test } from "vitest";
import { noTracer } from "../surface/trace.ts";
import { compileSurface } from "./compile-surface.ts";

type Examples = { readonly request?: unknown; readonly response?: unknown };

/** The operation of a contract with one procedure: `POST /things`, body and answer of one schema. */
function operationOf(schema: Type.TSchema, examples?: Examples) {
  const body = typeBoxStandardSchema(schema);
  const save = oc
    .route({ method: "POST", path: "/things", operationId: "thingsSave" })
    .meta(examples ? { examples } : {})
    .errors({
      GONE: problem({ status: 410, title: "Gone", data: Type.Object({ id: Type.String({ examples: ["1"] }) }) }),
    })
    .input(body)
    .output(body);
  const { value, diagnostics } = compileSurface(
    {
      name: "things",
      version: "1.0.0",
      title: "Things",
      description: "Things.",
      mount: "/api",
      contracts: { things: { contract: { save } } },
    },
    noTracer,
  );
  expect(diagnostics).toEqual([]);
  return value.document.paths?.["/things"]?.post;
}

/** The examples of the request body and of the answer, which say the same when none is given. */
function exampleOf(schema: Type.TSchema): unknown {
  const operation = operationOf(schema);
  const request = operation?.requestBody?.content["application/json"];
  const response = operation?.responses?.["200"]?.content?.["application/json"];
  expect(request?.example).toEqual(response?.example);
  expect("example" in (request ?? {})).toBe(request?.example !== undefined);
  return request?.example;
}

const Id = Type.String({ $id: "Id", examples: ["inv-1", "inv-2"] });

describe("an example is composed of", () => {
  test.each<[string, Type.TSchema, unknown]>([
    [
      "the first of the schema's own",
      Type.Object({ a: Type.String() }, { examples: [{ a: "x" }, { a: "y" }] }),
      { a: "x" },
    ],
    [
      "those of its properties, named ones too",
      Type.Object({ id: Id, size: Type.Integer({ examples: [3] }) }),
      { id: "inv-1", size: 3 },
    ],
    [
      "constants, enums, defaults, booleans and null",
      Type.Object({
        a: Type.Literal("x"),
        b: Type.Union([Type.Literal("p"), Type.Literal("q")]),
        c: Type.Integer({ default: 7 }),
        d: Type.Boolean(),
        e: Type.Null(),
      }),
      { a: "x", b: "p", c: 7, d: true, e: null },
    ],
    [
      "falsy examples",
      Type.Object({ a: Type.Integer({ examples: [0] }), b: Type.String({ default: "" }), c: Type.Literal(false) }),
      { a: 0, b: "", c: false },
    ],
    [
      "what it can, without optional properties that have none",
      Type.Object({ id: Id, note: Type.Optional(Type.String()) }),
      { id: "inv-1" },
    ],
    ["one item of a list", Type.Array(Id), ["inv-1"]],
    ["no item where there is none to show", Type.Object({ tags: Type.Array(Type.String()) }), { tags: [] }],
    ["each item of a tuple", Type.Tuple([Id, Type.Integer({ examples: [2] })]), ["inv-1", 2]],
    [
      "the first variant that has one",
      Type.Union([Type.Object({ a: Type.String() }), Type.Object({ id: Id })]),
      { id: "inv-1" },
    ],
    [
      "all parts of an intersection",
      Type.Intersect([Type.Object({ id: Id }), Type.Object({ size: Type.Integer({ examples: [3] }) })]),
      { id: "inv-1", size: 3 },
    ],
    ["an empty record", Type.Record(Type.String(), Type.String()), {}],
  ])("%s", (_, schema, example) => {
    expect(exampleOf(schema)).toEqual(example);
  });

  test("a recursive schema up to where it would repeat", () => {
    const Tree = Type.Cyclic(
      {
        Node: Type.Object(
          { id: Type.String({ examples: ["root"] }), children: Type.Array(Type.Ref("Node")) },
          { $id: "Node" },
        ),
      },
      "Node",
    );
    expect(exampleOf(Tree)).toEqual({ id: "root", children: [] });
  });
});

describe("none is invented for", () => {
  test.each<[string, Type.TSchema]>([
    ["a required property without one", Type.Object({ id: Id, name: Type.String() })],
    [
      "one deep inside",
      Type.Object({
        id: Id,
        inner: Type.Array(Type.Object({ name: Type.Object({ first: Type.String() }) }), { minItems: 1 }),
      }),
    ],
    ["two items", Type.Array(Id, { minItems: 2 })],
    ["a tuple with an item that has none", Type.Tuple([Id, Type.String()])],
    [
      "a part of an intersection that has none",
      Type.Intersect([Type.Object({ id: Id }), Type.Object({ name: Type.String() })]),
    ],
    ["a plain string", Type.String()],
  ])("%s", (_, schema) => {
    expect(exampleOf(schema)).toBeUndefined();
  });
});

describe("the author's own", () => {
  test("goes before the schema's, at success but not at an error", () => {
    const operation = operationOf(Type.Object({ id: Id }), { request: { id: "inv-8" }, response: { id: "inv-9" } });
    expect(operation?.requestBody?.content["application/json"]?.example).toEqual({ id: "inv-8" });
    expect(operation?.responses?.["200"]?.content?.["application/json"]?.example).toEqual({ id: "inv-9" });
    expect(operation?.responses?.["410"]?.content?.["application/problem+json"]?.example).toMatchObject({
      status: 410,
      code: "GONE",
      data: { id: "1" },
    });
  });

  test("stream has none: an example of the envelope says nothing", () => {
    const contract = {
      follow: oc
        .route({ method: "GET", path: "/things" })
        .output(eventIterator(typeBoxStandardSchema(Type.Object({ id: Id })))),
    };
    const { value } = compileSurface(
      {
        name: "things",
        version: "1.0.0",
        title: "Things",
        description: "Things.",
        mount: "/api",
        contracts: { things: { contract } },
      },
      noTracer,
    );
    const stream = value.document.paths?.["/things"]?.get?.responses?.["200"]?.content?.["text/event-stream"];
    expect(stream).toHaveProperty("schema");
    expect(stream).not.toHaveProperty("example");
  });
});
