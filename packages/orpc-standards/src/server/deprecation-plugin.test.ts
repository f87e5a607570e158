import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { implement, ORPCError } from "@orpc/server";
import { Type } from "typebox";
import { describe, expect, test } from "vitest";
import { deprecationHeaders, oc, typeBoxStandardSchema } from "../index.ts";
import { deprecationPlugin, openApiHandlerOptions } from "./index.ts";

const Any = typeBoxStandardSchema(Type.Unknown());
const deprecated = { since: "2026-11-21", sunset: "2027-06-01", link: "/api/shop/v2" };

const contract = {
  list: oc.route({ method: "GET", path: "/orders" }).output(Any),
  fail: oc.route({ method: "GET", path: "/fail" }).output(Any),
  early: oc.route({ method: "GET", path: "/early" }).meta({ sunset: "2027-01-01" }).output(Any),
  late: oc.route({ method: "GET", path: "/late" }).meta({ sunset: "2028-01-01" }).output(Any),
  linked: oc
    .route({ method: "GET", path: "/linked", outputStructure: "detailed" })
    .output(typeBoxStandardSchema(Type.Object({ headers: Type.Object({ link: Type.String() }) }))),
};
const os = implement(contract);
const router = os.router({
  list: os.list.handler(() => []),
  fail: os.fail.handler(() => {
    throw new ORPCError("CONFLICT");
  }),
  early: os.early.handler(() => []),
  late: os.late.handler(() => []),
  linked: os.linked.handler(() => ({ headers: { link: '</orders?page=2>; rel="next"' } })),
});
const handler = new OpenAPIHandler(router, openApiHandlerOptions([deprecationPlugin(deprecated)]));

async function headersOf(path: string) {
  const { matched, response } = await handler.handle(new Request(`https://shop.example${path}`));
  if (!matched) return undefined;
  const { headers, status } = response;
  return { status, deprecation: headers.get("deprecation"), sunset: headers.get("sunset"), link: headers.get("link") };
}

const told = { deprecation: "@1795219200", link: '</api/shop/v2>; rel="successor-version"' };

describe("a deprecated surface says so in every answer:", () => {
  test("a success", async () => {
    expect(await headersOf("/orders")).toEqual({ status: 200, ...told, sunset: "Tue, 01 Jun 2027 00:00:00 GMT" });
  });

  test("an error", async () => {
    expect(await headersOf("/fail")).toEqual({ status: 409, ...told, sunset: "Tue, 01 Jun 2027 00:00:00 GMT" });
  });

  test("an operation that goes earlier, and one that says it would go later", async () => {
    expect((await headersOf("/early"))?.sunset).toBe("Fri, 01 Jan 2027 00:00:00 GMT");
    expect((await headersOf("/late"))?.sunset).toBe("Tue, 01 Jun 2027 00:00:00 GMT");
  });

  test("an answer with a link of its own keeps it", async () => {
    expect((await headersOf("/linked"))?.link).toBe(`</orders?page=2>; rel="next", ${told.link}`);
  });

  test("a request for nothing is left to the host", async () => {
    expect(await headersOf("/nothing")).toBeUndefined();
  });
});

test("what is not said has no header", () => {
  expect(deprecationHeaders({ since: "2026-11-21" })).toEqual({ Deprecation: "@1795219200" });
});

test("a link cannot leave its brackets", () => {
  expect(deprecationHeaders({ link: '/a b>; rel="x"' })["Link"]).toBe(
    '</a%20b%3E;%20rel=%22x%22>; rel="successor-version"',
  );
  expect(deprecationHeaders({ link: "/a%20b" })["Link"]).toBe('</a%20b>; rel="successor-version"');
});

test("a date that is none is refused when the server starts", () => {
  expect(() => deprecationPlugin({ since: "tomorrow" })).toThrow(TypeError);
});
