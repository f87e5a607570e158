import { oc as plain } from "@orpc/contract";
import { Type } from "typebox";
import { Check } from "typebox/value";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { audienceOf, oc, operationMetaOf, problem, problemFacts, problemName, problemSchema } from "../index.ts";
import { collectingContext, lowerTypeBox } from "../lowering/index.ts";

const runNotFound = problem({
  status: 404,
  title: "Run not found",
  data: Type.Object({ runId: Type.String() }),
  audience: "public",
});

describe("problemSchema", () => {
  const body = {
    type: "urn:problem:run-not-found",
    title: "Nicht gefunden",
    status: 404,
    code: "RUN_NOT_FOUND",
    data: { runId: "r" },
  };
  const schema = problemSchema("RUN_NOT_FOUND", runNotFound);

  test("takes the problem, with members of any wording and members more", () => {
    expect(Check(schema, body)).toBe(true);
    expect(Check(schema, { ...body, detail: "Gone.", instance: "/runs/r", traceId: "t" })).toBe(true);
  });

  test.each(["type", "title", "status", "code", "data"])("refuses it without %s", (member) => {
    expect(Check(schema, { ...body, [member]: undefined })).toBe(false);
  });

  test.each([{ code: "OTHER" }, { status: 500 }, { type: "about:blank" }, { data: { runId: 1 } }])(
    "refuses it with %j",
    (change) => {
      expect(Check(schema, { ...body, ...change })).toBe(false);
    },
  );

  test("data is required only when its schema needs a value", () => {
    const required = (item: object) => (problemSchema("X", item) as { required: string[] }).required.includes("data");
    expect(required(problem({ status: 400, title: "X" }))).toBe(false);
    expect(required(problem({ status: 400, title: "X", data: Type.Any() }))).toBe(false);
    expect(required({ data: z.object({}) })).toBe(true);
  });

  test("data of another library is lowered by that library", () => {
    const context = collectingContext("output", "#/");
    const lowered = lowerTypeBox(problemSchema("X", { data: z.object({ id: z.string() }) }), context);
    expect(lowered.properties?.["data"]).toMatchObject({ properties: { id: { type: "string" } }, required: ["id"] });
  });
});

test("a plain oRPC error gets its facts from oRPC, or from its code", () => {
  expect(problemFacts("NOT_FOUND")).toEqual({ type: "urn:problem:not-found", title: "Not Found", status: 404 });
  expect(problemFacts("invoiceLocked", { message: "Locked" })).toEqual({
    type: "urn:problem:invoice-locked",
    title: "Locked",
    status: 500,
  });
  expect(problemFacts("PAYMENT_DUE")).toMatchObject({ title: "Payment due", status: 500 });
  expect(problemFacts("X", problem({ status: 409, title: "X", type: "/problems/x" })).type).toBe("/problems/x");
});

test.each([
  ["RUN_NOT_FOUND", "RunNotFoundProblem"],
  ["runNotFound", "RunNotFoundProblem"],
  ["E404", "E404Problem"],
])("%s is the component %s", (code, name) => expect(problemName(code)).toBe(name));

test("an error carries its audience through the builder", () => {
  const operation = oc.errors({ RUN_NOT_FOUND: runNotFound, GONE: problem({ status: 410, title: "Gone" }) }).route({});
  const { errorMap } = operation["~orpc"];
  expect([errorMap.RUN_NOT_FOUND, errorMap.GONE, undefined, { "x-audience": "everybody" }].map(audienceOf)).toEqual([
    "public",
    undefined,
    undefined,
    undefined,
  ]);
});

test("meta is read from both builders", () => {
  expect(operationMetaOf(oc.meta({ audience: "partner" }).meta({ workflow: "trigger" }))).toEqual({
    audience: "partner",
    workflow: "trigger",
  });
  expect(operationMetaOf(plain.route({}))).toEqual({});
});
