import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import {
  binaryBody,
  type Call,
  type CallError,
  createApi,
  idempotencyKey,
  operation,
  type RetryOptions,
  requestId,
  retry,
  type TransportFailure,
} from "../../src/index.ts";
import { json, serve } from "../support/server.ts";

type Any = Call<Record<string, unknown>, unknown, TransportFailure>;
const get: Any = operation("GET /x");

/** Waits are told, not waited for. */
function instant(options: RetryOptions = {}) {
  const waits: number[] = [];
  const wait = async (milliseconds: number) => {
    waits.push(milliseconds);
  };
  return { waits, use: [retry({ random: () => 0.5, wait, ...options })] };
}

const flaky = (failures: number, status = 503, headers: Record<string, string> = {}) =>
  serve((_, response, index) => (index < failures ? json(response, status, {}, headers) : json(response, 200, index)));

test("a passing status is tried again with exponential backoff and jitter", async () => {
  const { baseUrl, requests } = await flaky(3);
  const { use, waits } = instant({ attempts: 4, baseDelay: 100 });
  expect(await get(createApi({ baseUrl, use }), {})).toBe(3);
  expect(requests).toHaveLength(4);
  expect(waits).toEqual([50, 100, 200]);
});

test("waits have a maximum, attempts an end", async () => {
  const { baseUrl, requests } = await flaky(9);
  const { use, waits } = instant({ attempts: 5, baseDelay: 100, maxDelay: 250 });
  await expect(get(createApi({ baseUrl, use }), {})).rejects.toMatchObject({ code: "HTTP_503" });
  expect(requests).toHaveLength(5);
  expect(waits).toEqual([50, 100, 125, 125]);
});

test("Retry-After in seconds and as a date is waited for", async () => {
  const { use, waits } = instant({ maxDelay: 60_000, now: () => Date.parse("2026-01-01T00:00:00Z") });
  const seconds = await flaky(1, 429, { "retry-after": "7" });
  await get(createApi({ baseUrl: seconds.baseUrl, use }), {});
  const date = await flaky(1, 503, { "retry-after": "Thu, 01 Jan 2026 00:00:09 GMT" });
  await get(createApi({ baseUrl: date.baseUrl, use }), {});
  expect(waits).toEqual([7000, 9000]);
});

test("a Retry-After beyond the maximum ends the attempts", async () => {
  const { baseUrl, requests } = await flaky(1, 429, { "retry-after": "3600" });
  await expect(get(createApi({ baseUrl, use: instant().use }), {})).rejects.toMatchObject({ code: "HTTP_429" });
  expect(requests).toHaveLength(1);
});

test("a lost connection is tried again", async () => {
  const { baseUrl } = await serve((_, response, index) =>
    index === 0 ? response.destroy() : json(response, 200, index),
  );
  expect(await get(createApi({ baseUrl, use: instant().use }), {})).toBe(1);
});

test.each([
  ["a POST", "POST /x >", {}, 1],
  ["a POST that the document calls idempotent", "POST /x >", { idempotent: true }, 3],
  ["a POST with an idempotency key", "POST /x >", { prepare: idempotencyKey }, 3],
  ["a GET that is a stream's", "GET /x", { idempotent: false }, 1],
  ["a PUT", "PUT /x >", {}, 3],
])("%s is sent as often as is safe", async (_, spec, traits, times) => {
  const { baseUrl, requests } = await flaky(9);
  const call: Any = operation(spec, traits);
  await expect(call(createApi({ baseUrl, use: instant().use }), {})).rejects.toMatchObject({ code: "HTTP_503" });
  expect(requests).toHaveLength(times);
});

test("a body that is a stream is sent once", async () => {
  const { baseUrl, requests } = await serve(async (request, response) => {
    await text(request);
    json(response, 503, {});
  });
  const put: Any = operation("PUT /x >body", { encode: binaryBody("application/octet-stream") });
  const body = new Blob(["abc"]).stream();
  await expect(put(createApi({ baseUrl, use: instant().use }), { body })).rejects.toMatchObject({ code: "HTTP_503" });
  expect(requests).toHaveLength(1);
});

test("idempotency key and request id stay the same over retries, and differ between calls", async () => {
  const { baseUrl, requests } = await flaky(1);
  const post: Any = operation("POST /x >", { prepare: idempotencyKey });
  const api = createApi({ baseUrl, use: [requestId(), ...instant().use] });
  await post(api, {});
  await post(api, {}, { idempotencyKey: "mine" });
  const keys = requests.map(({ headers }) => headers["idempotency-key"]);
  const ids = requests.map(({ headers }) => headers["x-request-id"]);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(keys).toEqual([keys[0], keys[0], "mine"]);
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).not.toBe(ids[0]);
});

test("an error has the request id that the server tells, else ours", async () => {
  const { baseUrl, requests } = await serve((_, response, index) =>
    json(response, 500, {}, index ? { "x-correlation": "theirs" } : {}),
  );
  const api = createApi({ baseUrl, use: [requestId({ header: "X-Correlation" })] });
  const ours = (await get(api, {}).catch((reason: CallError) => reason)) as CallError;
  expect(ours.requestId).toBe(requests[0]?.headers["x-correlation"]);
  await expect(get(api, {})).rejects.toMatchObject({ requestId: "theirs" });
  const lost = await get(createApi({ baseUrl: "http://127.0.0.1:1", use: [requestId()] }), {}).safe();
  expect(lost.error?.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(lost.error?.message).toContain(lost.error?.requestId);
});
