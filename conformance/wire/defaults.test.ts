import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bench, expectTyped, openBench } from "./bad-input/open-client.ts";
import type { Answer } from "./case.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench?.close());

const busy: Answer = { raw: { status: 503, headers: { "retry-after": "0" } } };

test("a POST that is not idempotent is sent once", async () => {
  bench.server.play([busy, {}]);
  expectTyped(bench, await bench.call("bodyNone", bench.clientApi()), "POST /body/none");
  expect(bench.server.seen).toHaveLength(1);
});

test("a GET, a PUT and a DELETE are sent again, with their bodies and one request id", async () => {
  const calls = [
    ["queryValues", { text: "ü" }],
    ["collide", { id: 1, body: { id: 2, name: "n" } }],
    ["deleteWithReason", { id: 1, reason: "r" }],
  ] as const;
  for (const [operation, input] of calls) {
    bench.server.play([busy, {}]);
    expect(await bench.call(operation, bench.clientApi(), input)).toMatchObject({ ok: true, data: { ok: true } });
    expect(bench.server.seen).toHaveLength(2);
    expect(new Set(bench.server.seen.map(({ headers }) => headers["x-request-id"])).size).toBe(1);
  }
});

test("a deprecated operation is told of once, with its date", async () => {
  const headers = { deprecation: "@1767225600", sunset: "Wed, 01 Jan 2031 00:00:00 GMT" };
  const told: unknown[] = [];
  const api = bench.clientApi({ deprecationWarnings: { warn: (deprecation: unknown) => told.push(deprecation) } });
  bench.server.play([{ output: { headers, body: { ok: true } } }]);
  for (let count = 0; count < 2; count++) {
    expect(await bench.call("oldThing", api)).toMatchObject({ ok: true, data: { ok: true } });
  }
  expect(told).toEqual([
    expect.objectContaining({
      operation: "GET /answers/old",
      since: new Date("2026-01-01T00:00:00Z"),
      sunset: new Date("2031-01-01T00:00:00Z"),
    }),
  ]);
});

test("a hundred calls at once do not mix", async () => {
  bench.server.play(({ url }) => ({
    raw: { status: 200, headers: { "content-type": "application/json" }, body: JSON.stringify(url) },
  }));
  const api = bench.clientApi();
  const values = Array.from({ length: 100 }, (_, index) => `v${index}`);
  const results = await Promise.all(values.map((value) => bench.call("pathText", api, { value })));
  expect(results.map(({ data }) => data)).toEqual(values.map((value) => `/api/path/text/${value}`));
});

test("two clients do not know each other", async () => {
  bench.server.play([{}]);
  const [first, second] = ["one", "two"].map((name) => bench.api({ headers: { "X-Client": name } }));
  await bench.call("bodyNone", first);
  await bench.call("bodyNone", second);
  expect(bench.server.seen.map(({ headers }) => headers["x-client"])).toEqual(["one", "two"]);
});
