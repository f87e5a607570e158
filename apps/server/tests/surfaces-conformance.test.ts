import { implement, os, withEventMeta } from "@orpc/server";
import { oc, problem, typeBoxStandardSchema } from "@rawr/orpc-standards";
import { Type } from "typebox";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { HostApp } from "../src/host-env.ts";
import { type ConformanceOptions, conformance } from "../src/surfaces/conformance/middleware.ts";
import type { Mismatch } from "../src/surfaces/conformance/mismatch.ts";
import { loadSurfaces } from "../src/surfaces/load-surfaces.ts";
import { surfaceRoutes } from "../src/surfaces/surface-routes.ts";
import { type Around, appAround } from "./support/surfaces-app.ts";
import { type Documents, shop, writeDocuments } from "./support/tiny-surface.ts";

const order = {
  type: "object",
  required: ["id", "cents"],
  properties: {
    id: { type: "string" },
    cents: { type: "integer" },
    tags: { type: "array", items: { type: "string" } },
  },
};
const problemResponse = {
  description: "No",
  content: { "application/problem+json": { schema: { type: "object", required: ["code"] } } },
};
const listHeader = { name: "limit", in: "query", required: true, schema: { type: "integer", maximum: 10 } };
const event = {
  type: "object",
  required: ["event", "data"],
  properties: { event: { enum: ["message", "done"] }, data: order, id: { type: "string" } },
};
const paths = {
  "/orders": {
    get: {
      operationId: "ordersList",
      parameters: [listHeader, { name: "tag", in: "query", schema: { type: "array", items: { enum: ["a", "b"] } } }],
      responses: {
        "200": {
          description: "OK",
          headers: { "X-Total": { required: true, schema: { type: "integer" } } },
          content: { "application/json": { schema: { type: "array", items: order } } },
        },
        "4XX": problemResponse,
      },
    },
    post: {
      operationId: "ordersCreate",
      requestBody: { required: true, content: { "application/json": { schema: order } } },
      responses: { "204": { description: "Done" }, "409": problemResponse, default: problemResponse },
    },
  },
  "/count": { get: { operationId: "ordersCount", responses: { default: problemResponse } } },
  "/orders/{id}/events": {
    get: {
      operationId: "ordersFollow",
      parameters: [{ name: "id", in: "path", required: true, schema: { pattern: "^o-" } }],
      responses: { "200": { description: "OK", content: { "text/event-stream": { schema: event } } } },
    },
  },
};

type Answer = { status?: number; headers?: Record<string, string>; body?: unknown };

let answer: () => Answer | Promise<Answer>;
let events: () => AsyncGenerator<unknown, unknown, void>;
let documents: Documents;
let app: HostApp;
let around: Around;
let mismatches: Mismatch[];

const detailed = { outputStructure: "detailed", inputStructure: "detailed" } as const;
const contract = {
  count: oc
    .errors({ INTERNAL_SERVER_ERROR: problem({ status: 500, title: "Broken" }) })
    .route({ method: "GET", path: "/count" })
    .output(typeBoxStandardSchema(Type.Object({ orders: Type.Array(Type.Integer()) }))),
};
const counting = implement(contract);
const router = {
  ...counting.router({ count: counting.count.handler(() => ({ orders: ["secret"] as never })) }),
  list: os.route({ method: "GET", path: "/orders", ...detailed }).handler(() => answer()),
  create: os.route({ method: "POST", path: "/orders", successStatus: 204, ...detailed }).handler(() => answer()),
  follow: os.route({ method: "GET", path: "/orders/{id}/events" }).handler(() => events()),
};

async function host(options: Partial<ConformanceOptions> = {}): Promise<void> {
  const surfaces = await loadSurfaces([shop(router)], documents.folder);
  ({ app, around } = appAround());
  app.use(conformance(surfaces, { rate: 1, onMismatch: (mismatch) => mismatches.push(mismatch), ...options }));
  app.route("/", surfaceRoutes(surfaces));
}

beforeEach(async () => {
  mismatches = [];
  documents = writeDocuments({ internal: paths });
  answer = () => ({ headers: { "x-total": "1" }, body: [{ id: "o-1", cents: 5 }] });
  await host();
});
afterEach(() => documents.remove());

const at = (parts: readonly Mismatch[]) => parts.map(({ part, pointer, message }) => `${part} ${pointer}: ${message}`);

describe("answers", () => {
  test("that fit are not spoken of, and arrive unchanged", async () => {
    const response = await app.request("/api/shop/orders?limit=1&tag=a&tag=b");
    expect([response.status, await response.json()]).toEqual([200, [{ id: "o-1", cents: 5 }]]);
    expect(mismatches).toEqual([]);
  });

  test.each<[string, Answer, string[]]>([
    [
      "a body",
      { headers: { "x-total": "1" }, body: [{ id: "secret-1", cents: "5" }] },
      ["body /0/cents: must be integer"],
    ],
    ["a missing header", { body: [] }, ["header x-total : is required"]],
    ["a header", { headers: { "x-total": "many" }, body: [] }, ["header x-total : must be integer"]],
    ["a status", { status: 206, body: [] }, ["status : 206 is not documented"]],
    [
      "a media type",
      { headers: { "x-total": "1" }, body: new Blob(["x"], { type: "text/csv" }) },
      ["media type : is not documented"],
    ],
  ])("%s that does not fit is logged with its operation and place", async (_, given, expected) => {
    answer = () => given;
    const response = await app.request("/api/shop/orders?limit=1");
    expect(response.status).toBe(given.status ?? 200);
    await response.arrayBuffer();
    expect(at(mismatches)).toEqual(expected);
    expect(mismatches[0]).toMatchObject({ operationId: "ordersList", direction: "response" });
    expect(around.lines).toEqual([{ ...mismatches[0], msg: "not as documented" }]);
    expect(JSON.stringify(around.lines)).not.toContain("secret");
  });

  test("with a body where there is none are noticed; 204, HEAD and problems are fine", async () => {
    const body = JSON.stringify({ id: "o-1", cents: 1 });
    const post = { method: "POST", body, headers: { "content-type": "application/json" } };
    answer = () => ({});
    expect((await app.request("/api/shop/orders", post)).status).toBe(204);
    answer = () => Promise.reject(new Error("the database is gone"));
    expect((await app.request("/api/shop/orders", post)).status).toBe(500);
    answer = () => ({ headers: { "x-total": "0" }, body: [] });
    expect(await (await app.request("/api/shop/orders?limit=1", { method: "HEAD" })).text()).toBe("");
    expect(mismatches).toEqual([]);
    expect(around.lines.map(({ msg, message }) => [msg, message])).toEqual([
      ["unexpected error", "the database is gone"],
    ]);
  });

  test("of things that the host has not, and of nothing below a mount, are left alone", async () => {
    await app.request("/api/shop/nothing");
    await app.request("/elsewhere");
    expect(mismatches).toEqual([]);
  });
});

describe("requests", () => {
  const post = (body: string) =>
    app.request("/api/shop/orders", { method: "POST", body, headers: { "content-type": "application/json" } });

  test.each([
    ["?limit=11", ["query limit : must be <= 10"]],
    ["?limit=x", ["query limit : must be integer"]],
    ["", ["query limit : is required"]],
    ["?limit=1&limit=2", ["query limit : must be integer"]],
    ["?limit=1&tag=a&tag=secret", ["query tag /1: must be equal to one of the allowed values"]],
  ])("the query %j that was taken and should not have been is noticed", async (query, expected) => {
    await app.request(`/api/shop/orders${query}`);
    expect(at(mismatches)).toEqual(expected);
    expect(mismatches[0]?.direction).toBe("request");
  });

  test("a body that was taken is held against its schema, after the handler has read it", async () => {
    answer = () => ({});
    await post('{"id":"o-1"}');
    expect(at(mismatches)).toEqual(["body : must have required property 'cents'"]);
  });

  test("a body that is refused is its sender's mistake", async () => {
    const response = await post("{");
    expect(response.status).toBe(400);
    expect(mismatches).toEqual([]);
  });
});

describe("streams", () => {
  test("are held event by event, and nothing is held back", async () => {
    let goOn = () => {};
    const waiting = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    events = async function* () {
      yield withEventMeta({ id: "o-1", cents: 1 }, { id: "1" });
      await waiting;
      yield { id: "o-1", cents: "two" };
      return { id: "o-1", cents: 3 };
    };
    const response = await app.request("/api/shop/orders/o-1/events");
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    // Would wait for ever if the first event came with the second.
    while (!text.includes('"cents":1')) text += (await reader?.read())?.value ?? "";
    expect(mismatches).toEqual([]);
    goOn();
    for (let piece = await reader?.read(); piece?.done === false; piece = await reader?.read()) text += piece.value;
    expect(text.match(/^event: \w+$/gm)).toEqual(["event: message", "event: message", "event: done"]);
    expect(at(mismatches)).toEqual(["event 2 /data/cents: must be integer"]);
  });

  test("whose client goes away are given up by their source", async () => {
    const over = Promise.withResolvers<string>();
    events = async function* () {
      try {
        for (;;) yield { id: "o-1", cents: 1 };
      } finally {
        over.resolve("over");
      }
    };
    const response = await app.request("/api/shop/orders/o-1/events");
    const reader = response.body?.getReader();
    await reader?.read();
    await reader?.read();
    await reader?.cancel();
    expect(await over.promise).toBe("over");
  });

  test("that break say so in the log, and to the caller no more than the document", async () => {
    events = async function* () {
      yield { id: "o-1", cents: 1 };
      throw new Error("password=hunter2");
    };
    const text = await (await app.request("/api/shop/orders/o-1/events")).text();
    expect(text).toContain("event: error");
    expect(text).not.toContain("hunter2");
    expect(around.lines.map(({ msg, message }) => `${msg}: ${message}`)).toContain(
      "unexpected error: password=hunter2",
    );
  });
});

test("an output that does not fit the contract is a mistake of ours: the log says where, and no value", async () => {
  const response = await app.request("/api/shop/count");
  expect([response.status, await response.json()]).toEqual([500, expect.objectContaining({ title: "Broken" })]);
  expect(around.lines).toMatchObject([{ operationId: "ordersCount", issues: "/orders/0: must be integer" }]);
  expect(JSON.stringify(around.lines)).not.toContain("secret");
});

test("only the part of the requests that the rate says is looked at", async () => {
  const chances = [0.2, 0.3, 0.1];
  await host({ rate: 0.25, random: () => chances.shift() ?? 1 });
  answer = () => ({ body: [] });
  const counts: number[] = [];
  for (let request = 0; request < 4; request += 1) {
    await app.request("/api/shop/orders?limit=1");
    counts.push(mismatches.length);
  }
  expect(counts).toEqual([1, 1, 2, 2]);
});

test("a schema that cannot be compiled is a line in the log, and the answer goes out", async () => {
  documents.remove();
  const broken = structuredClone(paths);
  broken["/orders"].get.responses["200"].content["application/json"].schema = { $ref: "#/components/gone" } as never;
  documents = writeDocuments({ internal: broken });
  await host();
  expect((await app.request("/api/shop/orders?limit=1")).status).toBe(200);
  expect(around.lines.map(({ msg }) => msg)).toEqual(["could not be held against its document"]);
});
