import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { OpenAPIHandler as FetchHandler } from "@orpc/openapi/fetch";
import { OpenAPIHandler } from "@orpc/openapi/node";
import { implement, ORPCError, withEventMeta } from "@orpc/server";
import { Type } from "typebox";
import { Check } from "typebox/value";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { badRequest, eventIterator, oc, problem, problemSchema, typeBoxStandardSchema } from "../index.ts";
import { openApiHandlerOptions } from "./index.ts";

const Any = typeBoxStandardSchema(Type.Unknown());
const RUN_NOT_FOUND = problem({ status: 404, title: "Run not found", data: Type.Object({ runId: Type.String() }) });

const contract = {
  find: oc
    .route({ method: "GET", path: "/runs/{runId}" })
    .errors({
      RUN_NOT_FOUND,
      BAD_REQUEST: badRequest,
      LOST: problem({ status: 500, title: "Run lost", detail: "Its disk is gone.", type: "https://example.com/lost" }),
    })
    .input(typeBoxStandardSchema(Type.Object({ runId: Type.String({ minLength: 3 }) })))
    .output(Any),
  compact: oc
    .route({ method: "GET", path: "/compact/{year}" })
    .input(
      typeBoxStandardSchema(
        Type.Object({
          year: Type.Integer(),
          limit: Type.Optional(Type.Number()),
          tags: Type.Optional(Type.Array(Type.String())),
          ids: Type.Optional(Type.Array(Type.Integer(), { $id: "Ids" })),
          deep: Type.Optional(Type.Object({ on: Type.Boolean() })),
          either: Type.Optional(Type.Union([Type.Array(Type.Integer()), Type.Null()])),
          text: Type.Optional(Type.Union([Type.String(), Type.Number()])),
          size: Type.Optional(Type.Union([Type.Literal(1), Type.Literal("2")])),
        }),
      ),
    )
    .output(Any),
  detailed: oc
    .route({ method: "POST", path: "/detailed/{ids}", inputStructure: "detailed" })
    .input(
      typeBoxStandardSchema(
        Type.Object({
          params: Type.Object({ ids: Type.Array(Type.Integer()) }),
          query: Type.Object({ tags: Type.Array(Type.String()), dry: Type.Optional(Type.Boolean()) }),
          headers: Type.Object({ "X-Depth": Type.Integer() }),
          body: Type.Object({ amount: Type.Number() }),
        }),
      ),
    )
    .output(Any),
  zod: oc
    .route({ method: "GET", path: "/zod" })
    .input(z.object({ tags: z.array(z.int()) }))
    .output(Any),
  stream: oc
    .route({ method: "GET", path: "/stream" })
    .errors({ RUN_NOT_FOUND })
    .input(typeBoxStandardSchema(Type.Object({ after: Type.Optional(Type.Integer()) })))
    .output(eventIterator(typeBoxStandardSchema(Type.Object({ n: Type.Integer() })))),
};

const os = implement(contract);
const router = os.router({
  find: os.find.handler(({ input, errors }) => {
    if (input.runId === "lost") throw errors.LOST();
    if (input.runId === "crash") throw new Error("password=hunter2");
    if (input.runId === "loud")
      throw new ORPCError("INTERNAL_SERVER_ERROR", { message: "password=hunter2", data: { secret: 1 } });
    if (input.runId === "other") throw new ORPCError("TOO_MANY_REQUESTS", { message: "Wait a minute." });
    throw errors.RUN_NOT_FOUND({ data: { runId: input.runId } });
  }),
  compact: os.compact.handler(({ input }) => input),
  detailed: os.detailed.handler(({ input: { params, query, headers, body } }) => ({
    params,
    query,
    depth: headers["X-Depth"],
    body,
  })),
  zod: os.zod.handler(({ input }) => input),
  stream: os.stream.handler(async function* ({ input, errors, lastEventId }) {
    for (let n = Number(lastEventId ?? 0) + 1; n <= (input.after ?? 0); n++) yield withEventMeta({ n }, { id: `${n}` });
    throw errors.RUN_NOT_FOUND({ data: { runId: "r-1" } });
  }),
});

let server: Server;
let origin: string;

beforeAll(async () => {
  const handler = new OpenAPIHandler(router, openApiHandlerOptions());
  server = createServer(async (request, response) => {
    const { matched } = await handler.handle(request, response, { prefix: "/api", context: {} });
    if (!matched) response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
});

afterAll(() => new Promise((resolve) => server.close(resolve)));

async function get(path: string, init?: RequestInit) {
  const response = await fetch(`${origin}${path}`, init);
  const type = response.headers.get("content-type");
  return { status: response.status, type, body: (await response.json()) as unknown };
}

describe("errors are problems", () => {
  test("a declared error has the contract's type and title, and passes its own schema", async () => {
    const { status, type, body } = await get("/runs/r-404");
    expect({ status, type }).toEqual({ status: 404, type: "application/problem+json" });
    expect(body).toEqual({
      type: "urn:problem:run-not-found",
      title: "Run not found",
      status: 404,
      code: "RUN_NOT_FOUND",
      data: { runId: "r-404" },
    });
    expect(Check(problemSchema("RUN_NOT_FOUND", RUN_NOT_FOUND), body)).toBe(true);
  });

  test("a declared 500 keeps its detail and its own type", async () => {
    expect((await get("/runs/lost")).body).toEqual({
      type: "https://example.com/lost",
      title: "Run lost",
      status: 500,
      detail: "Its disk is gone.",
      code: "LOST",
    });
  });

  test("an input that does not fit is a BAD_REQUEST that names the place", async () => {
    const { status, type, body } = await get("/runs/r");
    expect({ status, type }).toEqual({ status: 400, type: "application/problem+json" });
    expect(body).toMatchObject({ code: "BAD_REQUEST", title: "Bad Request", data: { issues: [{ path: ["runId"] }] } });
    expect(Check(problemSchema("BAD_REQUEST", badRequest), body)).toBe(true);
  });

  test.each(["crash", "loud"])("an unexpected error says nothing of its cause: %s", async (run) => {
    const { status, body } = await get(`/runs/${run}`);
    expect(status).toBe(500);
    expect(body).toEqual({
      type: "urn:problem:internal-server-error",
      title: "Internal Server Error",
      status: 500,
      code: "INTERNAL_SERVER_ERROR",
    });
  });

  test("an error outside the contract is a problem too", async () => {
    const { status, body } = await get("/runs/other");
    expect(status).toBe(429);
    expect(body).toMatchObject({ code: "TOO_MANY_REQUESTS", title: "Too Many Requests", detail: "Wait a minute." });
  });

  test("a body that is not JSON is a BAD_REQUEST", async () => {
    const headers = { "content-type": "application/json", "x-depth": "1" };
    const { status, type, body } = await get("/detailed/1?tags=a", { method: "POST", headers, body: "{" });
    expect({ status, type }).toEqual({ status: 400, type: "application/problem+json" });
    expect(body).toMatchObject({ code: "BAD_REQUEST" });
  });
});

describe("text has the contract's types", () => {
  test.each([
    ["2024", { year: 2024 }],
    ["2024?limit=10", { year: 2024, limit: 10 }],
    ["2024?limit=1e-3", { year: 2024, limit: 0.001 }],
    ["2024?tags=a", { year: 2024, tags: ["a"] }],
    ["2024?tags=a&tags=b", { year: 2024, tags: ["a", "b"] }],
    ["2024?tags=1,2", { year: 2024, tags: ["1,2"] }],
    ["2024?ids=7", { year: 2024, ids: [7] }],
    ["2024?ids=7&ids=8", { year: 2024, ids: [7, 8] }],
    ["2024?deep[on]=true", { year: 2024, deep: { on: true } }],
    ["2024?either=5", { year: 2024, either: [5] }],
    ["2024?text=5", { year: 2024, text: "5" }],
    ["2024?size=1", { year: 2024, size: 1 }],
    ["2024?size=2", { year: 2024, size: "2" }],
  ])("GET /compact/%s", async (path, expected) => {
    expect(await get(`/compact/${path}`)).toMatchObject({ status: 200, body: expected });
  });

  test.each([
    "2024?limit=ten",
    "2024?limit=",
    "2024?limit=0x10",
    "2024?deep[on]=on",
    "2024?ids=9007199254740993",
    "2024.5",
  ])("what does not fit is refused: %s", async (path) => expect((await get(`/compact/${path}`)).status).toBe(400));

  test("a detailed input is typed in path, query and headers, under the contract's header name", async () => {
    const headers = { "content-type": "application/json", "x-depth": "3" };
    const body = JSON.stringify({ amount: 1.5 });
    expect(await get("/detailed/1,2?tags=a&dry=true", { method: "POST", headers, body })).toMatchObject({
      status: 200,
      body: { params: { ids: [1, 2] }, query: { tags: ["a"], dry: true }, depth: 3, body: { amount: 1.5 } },
    });
  });

  test("a JSON body is not coerced", async () => {
    const headers = { "content-type": "application/json", "x-depth": "3" };
    const body = JSON.stringify({ amount: "1.5" });
    expect((await get("/detailed/1?tags=a", { method: "POST", headers, body })).status).toBe(400);
  });

  test("Zod contracts are coerced by their own JSON Schema", async () => {
    expect((await get("/zod?tags=4")).body).toEqual({ tags: [4] });
  });
});

describe("event streams", () => {
  const events = async (path: string, headers = {}) => {
    const response = await fetch(`${origin}${path}`, { headers });
    return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
  };
  const failure = {
    type: "urn:problem:run-not-found",
    title: "Run not found",
    status: 404,
    code: "RUN_NOT_FOUND",
    data: { runId: "r-1" },
  };

  test("an error before the first event is HTTP 200 and an error event with a problem", async () => {
    const { status, type, text } = await events("/stream");
    expect({ status, type }).toEqual({ status: 200, type: "text/event-stream" });
    expect(JSON.parse(/event: error\ndata: (.*)/.exec(text)?.[1] ?? "")).toEqual(failure);
  });

  test("events keep their ids, a client may resume, and the error comes last", async () => {
    const { text } = await events("/stream?after=3", { "last-event-id": "1" });
    expect(text.match(/^(id|event|data): .*$/gm)).toEqual([
      "event: message",
      "id: 2",
      'data: {"n":2}',
      "event: message",
      "id: 3",
      'data: {"n":3}',
      "event: error",
      `data: ${JSON.stringify(failure)}`,
    ]);
  });
});

test("the fetch handler answers problems too", async () => {
  const handler = new FetchHandler(router, openApiHandlerOptions());
  const { response } = await handler.handle(new Request("http://localhost/runs/r-404"), { context: {} });
  expect(response?.headers.get("content-type")).toBe("application/problem+json");
  expect(await response?.json()).toMatchObject({ code: "RUN_NOT_FOUND", status: 404 });
});
