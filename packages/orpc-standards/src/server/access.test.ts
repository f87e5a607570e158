import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { implement } from "@orpc/server";
import { Type } from "typebox";
import { describe, expect, test } from "vitest";
import { badRequest, oc, problem, typeBoxStandardSchema } from "../index.ts";
import { type CallerContext, isVisibleTo, openApiHandlerOptions, type Principal, requireAccess } from "./index.ts";

const input = typeBoxStandardSchema(Type.Object({ count: Type.Integer() }));
const contract = oc
  .errors({
    BAD_REQUEST: badRequest,
    UNAUTHORIZED: problem({ status: 401, title: "The caller is not known" }),
    FORBIDDEN: problem({ status: 403, title: "The caller may not do this" }),
  })
  .router({
    internal: oc
      .route({ method: "GET", path: "/internal" })
      .meta({ scopes: ["read"] })
      .input(input),
    partner: oc
      .route({ method: "GET", path: "/partner" })
      .meta({ audience: "partner", scopes: ["read", "write"] })
      .input(input),
    unscoped: oc.route({ method: "GET", path: "/unscoped" }).meta({ audience: "public" }).input(input),
  });

const os = implement(contract).$context<CallerContext>().use(requireAccess);
const handler = new OpenAPIHandler(
  os.router({
    internal: os.internal.handler(({ context }) => context.principal.subject),
    partner: os.partner.handler(({ context }) => context.principal.subject),
    unscoped: os.unscoped.handler(({ context }) => context.principal.subject),
  }),
  openApiHandlerOptions(),
);

const ada: Principal = { subject: "ada", tenant: "acme", roles: [], scopes: ["read", "write"], audience: "internal" };

async function get(path: string, principal: Principal | null) {
  const { response } = await handler.handle(new Request(`http://host${path}`), { context: { principal } });
  const type = response?.headers.get("content-type");
  return { status: response?.status, type, body: (await response?.json()) as unknown };
}

describe("access", () => {
  test("an allowed call reaches its handler, with the principal", async () => {
    expect(await get("/internal?count=1", ada)).toMatchObject({ status: 200, body: "ada" });
    expect(await get("/partner?count=1", { ...ada, audience: "partner" })).toMatchObject({ status: 200 });
    expect(await get("/unscoped?count=1", { ...ada, audience: "public", scopes: [] })).toMatchObject({ status: 200 });
  });

  test("nobody is told that the caller is not known, as the contract says it", async () => {
    expect(await get("/unscoped?count=1", null)).toEqual({
      status: 401,
      type: "application/problem+json",
      body: {
        type: "urn:problem:unauthorized",
        title: "The caller is not known",
        status: 401,
        code: "UNAUTHORIZED",
        detail: "Say who calls: sign in, or send a token.",
      },
    });
  });

  test("an operation of a narrower circle is forbidden, and does not say what it would need", async () => {
    const { status, body } = await get("/internal?count=1", { ...ada, audience: "partner" });
    expect({ status, body }).toEqual({
      status: 403,
      body: {
        type: "urn:problem:forbidden",
        title: "The caller may not do this",
        status: 403,
        code: "FORBIDDEN",
        detail: "It is there for a narrower circle of callers.",
      },
    });
  });

  test("every missing scope is named", async () => {
    expect(await get("/partner?count=1", { ...ada, scopes: [] })).toMatchObject({
      status: 403,
      body: { code: "FORBIDDEN", detail: "Needs the scope read, write." },
    });
    expect(await get("/partner?count=1", { ...ada, scopes: ["read"] })).toMatchObject({
      body: { detail: "Needs the scope write." },
    });
  });

  test.each([
    ["nobody", null, 401],
    ["a stranger to the circle", { ...ada, audience: "public" as const }, 403],
    ["who lacks the scope", { ...ada, scopes: [] }, 403],
    ["who may", ada, 400],
  ])("comes before the input: with a bad one, %s gets its due", async (_who, principal, status) => {
    expect(await get("/internal?count=many", principal)).toMatchObject({ status });
  });
});

test.each([
  ["internal", "internal", true],
  ["internal", "partner", true],
  ["internal", "public", true],
  ["partner", "internal", false],
  ["partner", "partner", true],
  ["partner", "public", true],
  ["public", "internal", false],
  ["public", "partner", false],
  ["public", "public", true],
  ["partner", undefined, false],
  ["internal", undefined, true],
] as const)("a caller of the circle %s and an operation for %s: %s", (own, audience, visible) => {
  expect(isVisibleTo(audience, { audience: own })).toBe(visible);
});
