import { OpenAPIHandler } from "@orpc/openapi/fetch";
import { implement } from "@orpc/server";
import { Type } from "typebox";
import { expect, test } from "vitest";
import { oc, typeBoxStandardSchema } from "../index.ts";
import { openApiHandlerOptions } from "./index.ts";

const input = typeBoxStandardSchema(Type.Object({ id: Type.String(), reason: Type.Optional(Type.String()) }));
const contract = oc.router({ end: oc.route({ method: "POST", path: "/things/{id}/end" }).input(input) });
const os = implement(contract);
const handler = new OpenAPIHandler(os.router({ end: os.end.handler(({ input }) => input) }), openApiHandlerOptions());

async function end(body?: string): Promise<[status: number, body: unknown]> {
  const headers = { "content-type": "application/json" };
  const request = new Request("http://host/things/a/end", {
    method: "POST",
    headers,
    ...(body !== undefined && { body }),
  });
  const { response } = await handler.handle(request);
  return [response?.status ?? 0, await response?.json()];
}

test("a body beside a path parameter gives its members, and no body gives none", async () => {
  expect(await end('{"reason":"done"}')).toEqual([200, { id: "a", reason: "done" }]);
  expect(await end('{"id":"b"}')).toEqual([200, { id: "a" }]);
  expect(await end()).toEqual([200, { id: "a" }]);
  expect(await end("")).toEqual([200, { id: "a" }]);
});

test.each(['"done"', "[]", '[{"reason":"done"}]', "1", "0", "true", "null"])(
  "a body beside a path parameter that is no object was dropped, and is refused: %s",
  async (body) => {
    expect(await end(body)).toMatchObject([400, { code: "BAD_REQUEST", data: { issues: [{ path: [] }] } }]);
  },
);
