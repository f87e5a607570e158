import { oc, typeBoxStandardSchema } from "@rawr/orpc-standards";
import * as Type from "typebox";
import { describe, expect, test } from "vitest";
import type { Origin } from "../surface/trace.ts";
import { compileSurface } from "./compile-surface.ts";
import { compileContract } from "./testing/compile-contract.ts";

const answer = typeBoxStandardSchema(Type.Boolean());
const input = (schema: Type.TSchema) => typeBoxStandardSchema(schema);

describe("route.spec", () => {
  const withSpec = (spec: unknown) =>
    compileContract({
      get: oc.route({ method: "GET", path: "/a", operationId: "get", spec: spec as never }).output(answer),
    });

  test("may change the operation, and its operationId counts", () => {
    const renamed = {
      spec: (operation: object) => ({ ...operation, operationId: "other", "x-stability": "beta" }),
    } as const;
    const get = oc.route({ method: "GET", path: "/a", operationId: "get", ...renamed }).output(answer);
    const other = oc.route({ method: "GET", path: "/b", operationId: "other" }).output(answer);
    expect(compileContract({ get }).document.paths?.["/a"]?.get).toMatchObject({
      operationId: "other",
      "x-stability": "beta",
    });
    expect(compileContract({ get, other }).codes).toEqual(["duplicate-operation-id"]);
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("no such tag");
      },
      "no such tag",
    ],
    ["returns nothing", () => undefined, "it returned `undefined`"],
    ["returns a text", () => "operation", "it returned `operation`"],
  ])("that %s is reported, and the operation stays", (_, spec, reason) => {
    const { diagnostics, document } = withSpec(spec);
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ["spec-failed", `The \`route.spec\` of things.get failed: ${reason}`],
    ]);
    expect(document.paths?.["/a"]?.get?.operationId).toBe("get");
  });
});

describe("what no request can carry is reported:", () => {
  test.each([
    [
      "a record as a query",
      oc.route({ method: "GET", path: "/a" }).input(input(Type.Record(Type.String(), Type.String()))),
    ],
    [
      "a record as a detailed query",
      oc
        .route({ method: "GET", path: "/a", inputStructure: "detailed" })
        .input(input(Type.Object({ query: Type.Record(Type.String(), Type.Integer()) }))),
    ],
    ["a body of HEAD", oc.route({ method: "HEAD", path: "/a" }).input(input(Type.Object({ a: Type.String() })))],
    [
      "a body of HEAD beside a path parameter",
      oc.route({ method: "HEAD", path: "/a/{id}" }).input(input(Type.Object({ id: Type.String(), a: Type.String() }))),
    ],
    [
      "a detailed body of GET",
      oc
        .route({ method: "GET", path: "/a", inputStructure: "detailed" })
        .input(input(Type.Object({ body: Type.String() }))),
    ],
  ])("%s", (_, procedure) => {
    expect(compileContract({ get: procedure.output(answer) }).codes).toEqual(["invalid-input-structure"]);
  });

  test("but not path parameters of HEAD", () => {
    const head = oc
      .route({ method: "HEAD", path: "/a/{id}" })
      .input(input(Type.Object({ id: Type.String() })))
      .output(answer);
    const { codes, document } = compileContract({ head });
    expect(codes).toEqual([]);
    expect(document.paths?.["/a/{id}"]?.head?.parameters).toHaveLength(1);
    expect(document.paths?.["/a/{id}"]?.head).not.toHaveProperty("requestBody");
  });
});

describe("a schema inside another of its name", () => {
  const inner = (more: Type.TProperties) => Type.Object({ id: Type.String(), ...more }, { $id: "Run" });

  test("is reported when it says something else", () => {
    const schema = Type.Object({ id: Type.String(), parent: inner({ state: Type.String() }) }, { $id: "Run" });
    expect(
      compileContract({ get: oc.route({ method: "GET", path: "/a" }).output(typeBoxStandardSchema(schema)) }).codes,
    ).toEqual(["component-name-conflict"]);
  });

  test("is fine when it is a copy elsewhere", () => {
    const schema = Type.Object({ first: inner({}), second: inner({}) }, { $id: "Pair" });
    expect(
      compileContract({ get: oc.route({ method: "GET", path: "/a" }).output(typeBoxStandardSchema(schema)) }).codes,
    ).toEqual([]);
  });
});

describe("a finding on an operation is placed in the call that says it:", () => {
  const at = (file: string) => ({ file, line: 1, column: 1 });
  const link = (name: string): Origin => ({
    location: at(name),
    key: (key) => at(`${name} ${key}`),
    link,
    calls: [],
  });
  const start = oc
    .route({ method: "POST", path: "/a", spec: (operation) => ({ ...operation, "x-stability": "beta" }) as never })
    .input(input(Type.Object({ id: Type.String() })))
    .output(answer);
  const { value } = compileSurface(
    {
      name: "things",
      version: "1.0.0",
      title: "Things",
      description: "Things.",
      mount: "/api/things",
      contracts: { things: { contract: { start } } },
    },
    { originOf: () => link("chain") },
  );

  test.each([
    ["", "route"],
    ["/operationId", "route operationId"],
    ["/requestBody", "input"],
    ["/x-audience", "meta audience"],
    ["/x-stability", "route spec"],
  ])("%s", (key, place) => {
    expect(value.origins.locate(value.document, `/paths/~1a/post${key}`)).toEqual(at(place));
  });
});
