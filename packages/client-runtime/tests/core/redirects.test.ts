import { expect, test } from "vitest";
import {
  ApiError,
  apiKey,
  bearer,
  type Call,
  createApi,
  followRedirects,
  operation,
  type TransportFailure,
} from "../../src/index.ts";
import { json, serve } from "../support/server.ts";

const get: Call<object, unknown, TransportFailure> = operation("GET /from");
const post: Call<object, unknown, TransportFailure> = operation("POST /from >");

const other = () => serve((_, response) => json(response, 200, { there: true }));
const redirecting = (location: string, status = 307) =>
  serve((request, response) =>
    request.url?.startsWith("/to")
      ? json(response, 200, { here: request.method })
      : response.writeHead(status, { location }).end(),
  );

test("a redirect is not followed: credentials go nowhere else", async () => {
  const elsewhere = await other();
  const { baseUrl } = await redirecting(elsewhere.baseUrl);
  const error = await get(createApi({ baseUrl, auth: apiKey({ in: "header", name: "x-key" }, "s3cret") }), {}).catch(
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ code: "HTTP_307", status: 307 });
  expect(elsewhere.requests).toHaveLength(0);
});

test("followRedirects takes no credentials to another origin", async () => {
  for (const auth of [
    bearer("s3cret"),
    apiKey({ in: "query", name: "key" }, "s3cret"),
    apiKey({ in: "cookie", name: "sid" }, "s3cret"),
  ]) {
    const elsewhere = await other();
    const { baseUrl, requests } = await redirecting(`${elsewhere.baseUrl}/x`);
    const api = createApi({ baseUrl, auth, headers: { "x-secret": "s3cret" }, use: [followRedirects()] });
    expect(await get(api, {})).toEqual({ there: true });
    const shown = (list: typeof requests) => JSON.stringify(list.map(({ url, headers }) => ({ url, headers })));
    expect(shown(requests)).toContain("s3cret");
    expect(shown(elsewhere.requests)).not.toContain("s3cret");
    expect(elsewhere.requests).toHaveLength(1);
  }
});

test("followRedirects stays in the origin with credentials, method and body", async () => {
  const { baseUrl, requests } = await redirecting("/to", 308);
  const api = createApi({ baseUrl, auth: bearer("t"), use: [followRedirects()] });
  expect(await post(api, { a: 1 })).toEqual({ here: "POST" });
  expect(requests[1]?.headers).toMatchObject({ authorization: "Bearer t", "content-length": "7" });
});

test("followRedirects sends no body to another origin and gives up on a circle", async () => {
  const elsewhere = await other();
  const { baseUrl } = await redirecting(elsewhere.baseUrl);
  const api = createApi({ baseUrl, use: [followRedirects({ max: 3 })] });
  await expect(post(api, { a: 1 })).rejects.toMatchObject({ code: "HTTP_307" });
  expect(elsewhere.requests).toHaveLength(0);
  const circle = await redirecting("/from");
  await expect(
    get(createApi({ baseUrl: circle.baseUrl, use: [followRedirects({ max: 3 })] }), {}),
  ).rejects.toMatchObject({ code: "HTTP_307" });
  expect(circle.requests).toHaveLength(4);
});
