import { type AnyContractRouter, oc as plainOc } from "@orpc/contract";
import { OpenAPIGenerator } from "@orpc/openapi";
import { invoiceWorkflowContract } from "@rawr/invoice-processing/workflows/contract";
import { httpMethods, type OpenApiDocument, type Operation } from "@rawr/openapi-document";
import { eventIterator, oc, problem, typeBoxStandardSchema } from "@rawr/orpc-standards";
import { collectingContext, lowerStandardSchema } from "@rawr/orpc-standards/lowering";
import * as Type from "typebox";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { ContractSurface } from "../surface/surface.ts";
import { noTracer } from "../surface/trace.ts";
import { compileSurface } from "./compile-surface.ts";

const schema = typeBoxStandardSchema;

function compile(contract: AnyContractRouter, more: Partial<ContractSurface> = {}) {
  const surface: ContractSurface = {
    name: "things",
    version: "1.0.0",
    title: "Things",
    description: "Things.",
    mount: "/api/things",
    contracts: { things: { contract } },
    ...more,
  };
  const { value, diagnostics } = compileSurface(surface, noTracer);
  return { document: value.document, codes: diagnostics.map(({ code }) => code), diagnostics };
}

function operations(document: OpenApiDocument): { method: string; path: string; operation: Operation }[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    httpMethods.flatMap((method) => (item[method] ? [{ method, path, operation: item[method] }] : [])),
  );
}

describe("the invoicing contract", () => {
  const { document, codes } = compile(invoiceWorkflowContract);

  test("compiles without a finding, and each procedure is an operation", () => {
    expect(codes).toEqual([]);
    expect(operations(document)).toHaveLength(Object.keys(invoiceWorkflowContract).length);
  });

  test("says on the trigger what HTTP expects of accepted work", () => {
    const trigger = document.paths?.["/invoicing/reconciliation/trigger"]?.post;
    expect(trigger?.parameters?.map(({ name, in: place, required = false }) => [name, place, required])).toEqual([
      ["Idempotency-Key", "header", false],
    ]);
    const accepted = trigger?.responses?.["202"];
    expect(Object.keys(accepted?.headers ?? {})).toEqual(["Location", "Retry-After"]);
    expect(accepted?.links?.["status"]).toMatchObject({
      operationId: "invoicingGetRunStatus",
      parameters: { runId: "$response.body#/runId" },
    });
    expect(Object.keys(accepted?.links ?? {})).toEqual(["status", "timeline", "events", "cancel"]);
  });

  test("describes an error as a component that a client narrows by its code", () => {
    const status = document.paths?.["/invoicing/runs/{runId}"]?.get;
    expect(status?.responses?.["404"]?.content).toEqual({
      "application/problem+json": {
        schema: { $ref: "#/components/schemas/RunNotFoundProblem" },
        example: expect.objectContaining({ code: "RUN_NOT_FOUND", status: 404 }),
      },
    });
    expect(document.components?.schemas?.["RunNotFoundProblem"]?.properties?.["code"]).toMatchObject({
      const: "RUN_NOT_FOUND",
    });
  });

  test("tells errors of one status apart by code", () => {
    const trigger = document.paths?.["/invoicing/reconciliation/trigger"]?.post;
    expect(trigger?.responses?.["404"]?.content?.["application/problem+json"]?.schema).toEqual({
      $ref: "#/components/schemas/InvoiceNotFoundProblem",
    });
  });

  test("describes one event of a stream as its envelope", () => {
    const events =
      document.paths?.["/invoicing/runs/{runId}/events"]?.get?.responses?.["200"]?.content?.["text/event-stream"]
        ?.schema;
    const [message, done, error] = events?.oneOf ?? [];
    expect(message?.properties?.["data"]).toEqual({ $ref: "#/components/schemas/TimelineEvent" });
    expect(done?.properties?.["data"]).toEqual({ $ref: "#/components/schemas/WorkflowRunStatus" });
    expect(error?.properties?.["data"]).toMatchObject({ discriminator: { propertyName: "code" } });
  });

  test("says the same as oRPC's generator about routes, parameters, bodies and statuses", async () => {
    const generated = (await new OpenAPIGenerator({
      schemaConverters: [
        {
          condition: () => true,
          convert: (each) => [
            true,
            (lowerStandardSchema(each, collectingContext("input", "#/components/schemas/")) ?? {}) as never,
          ],
        },
      ],
    }).generate(invoiceWorkflowContract, { info: { title: "x", version: "1" } })) as unknown as OpenApiDocument;
    const shape = (of: OpenApiDocument) =>
      operations(of)
        .map(({ method, path, operation }) => ({
          route: `${method} ${path}`,
          id: operation.operationId,
          body: operation.requestBody !== undefined,
          statuses: Object.keys(operation.responses ?? {}).sort(),
          parameters: (operation.parameters ?? [])
            .map((each) => `${each.in} ${each.name.toLowerCase()} ${each.required ?? false}`)
            .sort(),
        }))
        .sort((a, b) => (a.route < b.route ? -1 : 1));
    expect(shape(document)).toEqual(shape(generated));
  });
});

describe("queries", () => {
  const list = oc.route({ method: "GET", path: "/things", successStatus: 200 }).output(schema(Type.Boolean()));

  test("repeat the name of an array and bracket an object", () => {
    const input = Type.Object({
      tags: Type.Optional(Type.Array(Type.String())),
      limit: Type.Integer(),
      range: Type.Optional(Type.Object({ from: Type.Number() })),
    });
    const { document, codes } = compile({ list: list.input(schema(input)) });
    expect(codes).toEqual([]);
    expect(document.paths?.["/things"]?.get?.parameters).toEqual([
      { name: "tags", in: "query", style: "form", explode: true, schema: { type: "array", items: { type: "string" } } },
      { name: "limit", in: "query", required: true, schema: { type: "integer" } },
      {
        name: "range",
        in: "query",
        style: "deepObject",
        explode: true,
        schema: { type: "object", properties: { from: { type: "number" } }, required: ["from"] },
      },
    ]);
  });
});

describe("nothing is lost:", () => {
  const get = (path: `/${string}`) => oc.route({ method: "GET", path }).output(schema(Type.Boolean()));

  test("a body of any value keeps its media type", () => {
    const { document } = compile({
      put: oc.route({ method: "PUT", path: "/x" }).input(schema(Type.Unknown())).output(schema(Type.Unknown())),
    });
    const operation = document.paths?.["/x"]?.put;
    expect(operation?.requestBody?.content).toEqual({ "application/json": { schema: {} } });
    expect(operation?.responses?.["200"]?.content).toEqual({ "application/json": { schema: {} } });
  });

  test("a record beside path parameters stays in the body", () => {
    const input = Type.Intersect([Type.Object({ id: Type.String() }), Type.Record(Type.String(), Type.String())]);
    const { codes, document } = compile({
      put: oc.route({ method: "PUT", path: "/x/{id}" }).input(schema(input)).output(schema(Type.Boolean())),
    });
    expect(codes).toEqual([]);
    expect(document.paths?.["/x/{id}"]?.put?.requestBody?.content["application/json"]?.schema).toEqual({
      type: "object",
      additionalProperties: { type: "string" },
    });
  });

  test("a union beside path parameters stays a union in the body", () => {
    const variant = (kind: string, more: Type.TProperties) =>
      Type.Object({ id: Type.String(), kind: Type.Literal(kind), ...more });
    const input = Type.Union([variant("a", { x: Type.Integer() }), variant("b", { y: Type.Boolean() })]);
    const { codes, document } = compile({
      put: oc.route({ method: "PUT", path: "/x/{id}" }).input(schema(input)).output(schema(Type.Boolean())),
    });
    expect(codes).toEqual([]);
    const body = document.paths?.["/x/{id}"]?.put?.requestBody?.content["application/json"]?.schema;
    expect(body?.anyOf?.map((each) => Object.keys(each.properties ?? {}))).toEqual([
      ["kind", "x"],
      ["kind", "y"],
    ]);
  });

  test("paths that overlap but are told apart by a fixed segment are fine", () => {
    expect(
      compile({
        a: get("/a/mine"),
        b: oc
          .route({ method: "GET", path: "/a/{id}" })
          .input(schema(Type.Object({ id: Type.String() })))
          .output(schema(Type.Boolean())),
      }).codes,
    ).toEqual([]);
  });

  test("every contradiction of a large contract is reported at once", () => {
    const { codes } = compile({
      a: get("/a"),
      b: get("/a"),
      c: oc.route({ method: "GET", path: "/c", successStatus: 204 }).output(schema(Type.Boolean())),
      d: oc.route({ method: "GET", path: "/d" }),
    });
    expect(codes).toEqual(["duplicate-route", "no-content-with-body", "operation-without-output"]);
  });
});

describe("schemas of other libraries", () => {
  test("go the same way, and a request form that differs from the response form gets a name of its own", () => {
    const thing = z.object({ id: z.string(), size: z.number().default(1) }).meta({ id: "Thing" });
    const contract = {
      save: plainOc.route({ method: "POST", path: "/things", operationId: "thingsSave" }).input(thing).output(thing),
    };
    const { document, codes } = compile(contract);
    expect(codes).toEqual([]);
    expect(Object.keys(document.components?.schemas ?? {}).sort()).toEqual(["Thing", "ThingInput"]);
    expect(document.components?.schemas?.["Thing"]?.required).toEqual(["id", "size"]);
    expect(document.components?.schemas?.["ThingInput"]?.required).toEqual(["id"]);
    expect(JSON.stringify(document)).not.toContain("~input");
  });
});

describe("errors in oRPC's own format", () => {
  test("are described as oRPC serializes them", () => {
    const contract = {
      get: oc
        .route({ method: "GET", path: "/x" })
        .errors({ GONE: problem({ status: 410, title: "Gone" }) })
        .output(schema(Type.Boolean())),
    };
    const { document } = compile(contract, { errorFormat: "orpc" });
    expect(document.paths?.["/x"]?.get?.responses?.["410"]?.content).toHaveProperty("application/json");
    expect(document.components?.schemas?.["GoneError"]?.required).toEqual(["defined", "code", "status", "message"]);
  });
});

test("a named schema that became parameters does not stay behind as an unused component", () => {
  const params = schema(Type.Object({ id: Type.String({ $id: "ThingId" }) }, { $id: "ThingParams" }));
  const { document } = compile({
    get: oc.route({ method: "GET", path: "/things/{id}" }).input(params).output(schema(Type.Boolean())),
  });
  expect(Object.keys(document.components?.schemas ?? {})).toEqual(["ThingId"]);
});

test("an operation without a tag is grouped by its capability", () => {
  const { document } = compile({ get: oc.route({ method: "GET", path: "/things" }).output(schema(Type.Boolean())) });
  expect(document.paths?.["/things"]?.get?.tags).toEqual(["things"]);
  expect(document.tags).toEqual([{ name: "things", description: "Operations of things." }]);
});

test("names do not follow the order of the router", () => {
  const thing = schema(Type.Object({ id: Type.String() }, { $id: "Thing" }));
  const stream = schema(Type.Object({ at: Type.Integer() }, { $id: "Tick" }));
  const one = oc.route({ method: "GET", path: "/one" }).output(thing);
  const two = oc.route({ method: "GET", path: "/two" }).output(eventIterator(stream));
  const sorted = (document: OpenApiDocument) => [
    Object.keys(document.components?.schemas ?? {}).sort(),
    operations(document)
      .map(({ operation }) => operation.operationId)
      .sort(),
  ];
  expect(sorted(compile({ one, two }).document)).toEqual(sorted(compile({ two, one }).document));
});

describe("a recursive schema that is written twice", () => {
  const tree = (label: Type.TSchema = Type.String()) =>
    Type.Cyclic({ Tree: Type.Object({ label, children: Type.Array(Type.Ref("Tree")) }) }, "Tree");
  const contract = (second: Type.TSchema) => ({
    plant: oc
      .route({ method: "POST", path: "/trees", inputStructure: "detailed" })
      .input(schema(Type.Object({ body: Type.Object({ tree: tree() }) })))
      .output(schema(Type.Object({ tree: second }))),
  });

  test("is one component", () => {
    const { document, codes } = compile(contract(tree()));
    expect(codes).toEqual([]);
    expect(document.components?.schemas?.["Tree"]).toMatchObject({ type: "object" });
  });

  test("with another meaning is a conflict of names", () => {
    expect(compile(contract(tree(Type.Integer()))).codes).toEqual(["component-name-conflict"]);
  });
});
