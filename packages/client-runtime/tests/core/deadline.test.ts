import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import {
  AbortedError,
  type Call,
  type CallError,
  createApi,
  operation,
  retry,
  TimeoutError,
  type TransportFailure,
} from "../../src/index.ts";
import { json, serve } from "../support/server.ts";

const get: Call<object, unknown, TransportFailure> = operation("GET /slow");
const silent = () => serve(() => {});

test("a server that never answers is a TimeoutError, by the call's timeout or the client's", async () => {
  const { baseUrl } = await silent();
  const late = await get(createApi({ baseUrl }), {}, { timeout: 30 }).catch((reason) => reason);
  expect(late).toBeInstanceOf(TimeoutError);
  expect(late).toMatchObject({ code: "TIMEOUT", operation: "GET /slow", message: "GET /slow: TIMEOUT" });
  await expect(get(createApi({ baseUrl, timeout: 30 }), {})).rejects.toBeInstanceOf(TimeoutError);
});

test("the timeout covers the body", async () => {
  const { baseUrl } = await serve((_, response) =>
    response.writeHead(200, { "content-type": "application/json" }).write("{"),
  );
  await expect(get(createApi({ baseUrl, timeout: 50 }), {})).rejects.toBeInstanceOf(TimeoutError);
});

test("the timeout covers retries", async () => {
  const { baseUrl } = await serve((_, response) => json(response, 503, {}));
  const api = createApi({ baseUrl, timeout: 60, use: [retry({ attempts: 1000, random: () => 1, baseDelay: 25 })] });
  await expect(get(api, {})).rejects.toBeInstanceOf(TimeoutError);
});

test("an abort is an AbortedError with the signal's reason, before and during a call", async () => {
  const { baseUrl, requests } = await silent();
  const api = createApi({ baseUrl, timeout: 0 });
  const reason = new Error("the page was left");
  await expect(get(api, {}, { signal: AbortSignal.abort(reason) })).rejects.toMatchObject({
    code: "ABORTED",
    cause: reason,
  });
  expect(requests).toHaveLength(0);
  const controller = new AbortController();
  const call = get(api, {}, { signal: controller.signal });
  setTimeout(() => controller.abort(reason), 20);
  const error = (await call.catch((thrown: CallError) => thrown)) as CallError;
  expect(error).toBeInstanceOf(AbortedError);
  expect(error.cause).toBe(reason);
});

test("a signal that times out by itself is a TimeoutError, an abort within the timeout an AbortedError", async () => {
  const { baseUrl } = await silent();
  const api = createApi({ baseUrl, timeout: 10_000 });
  await expect(get(api, {}, { signal: AbortSignal.timeout(20) })).rejects.toBeInstanceOf(TimeoutError);
  await expect(get(api, {}, { signal: AbortSignal.abort(null) })).rejects.toBeInstanceOf(AbortedError);
});

test("10,000 calls with one signal leave no listener and no timer", async () => {
  const fetch = async () => Response.json(1);
  const api = createApi({ baseUrl: "http://x.test", fetch, timeout: 60_000 });
  const { signal } = new AbortController();
  for (let call = 0; call < 10_000; call += 1) await get(api, {}, { signal });
  expect(getEventListeners(signal, "abort")).toHaveLength(0);
  expect(process.getActiveResourcesInfo().filter((resource) => resource === "Timeout").length).toBeLessThan(50);
});
