import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import {
  apiKey,
  basic,
  bearer,
  type Call,
  clientCredentials,
  createApi,
  operation,
  retry,
  type TransportFailure,
} from "../../src/index.ts";
import { json, serve, type TestServer } from "../support/server.ts";

type Any = Call<Record<string, unknown>, unknown, TransportFailure>;
const get: Any = operation("GET /x{?a}");
const ok = () => serve((_, response) => json(response, 200, 1));

test("bearer: a value, or a function that is asked for each attempt", async () => {
  const { baseUrl, requests } = await serve((_, response, index) => json(response, index === 1 ? 503 : 200, 1));
  let count = 0;
  const use = [retry({ wait: async () => {} })];
  await get(createApi({ baseUrl, auth: bearer("t"), use }), {});
  await get(createApi({ baseUrl, auth: bearer(async () => `t${(count += 1)}`), use }), {});
  expect(requests.map(({ headers }) => headers.authorization)).toEqual(["Bearer t", "Bearer t1", "Bearer t2"]);
});

test("basic is UTF-8", async () => {
  const { baseUrl, requests } = await ok();
  await get(createApi({ baseUrl, auth: basic("test", () => "123£") }), {});
  // RFC 7617, 2.1.
  expect(requests[0]?.headers.authorization).toBe("Basic dGVzdDoxMjPCow==");
});

test("apiKey: header, query and cookie, once for each attempt", async () => {
  const { baseUrl, requests } = await serve((_, response, index) => json(response, index % 2 ? 200 : 503, 1));
  const use = [retry({ wait: async () => {} })];
  const headers = { cookie: "a=1" };
  await get(createApi({ baseUrl, use, auth: apiKey({ in: "header", name: "X-Key" }, "k") }), {});
  await get(createApi({ baseUrl, use, auth: apiKey({ in: "query", name: "key" }, "k&") }), { a: 1 });
  await get(createApi({ baseUrl, use, headers, auth: apiKey({ in: "cookie", name: "sid" }, "k") }), {});
  expect(requests[1]?.headers["x-key"]).toBe("k");
  expect(requests.slice(2, 4).map(({ url }) => url)).toEqual(["/x?a=1&key=k%26", "/x?a=1&key=k%26"]);
  expect(requests[5]?.headers.cookie).toBe("a=1; sid=k");
});

test("an anonymous operation sends no credentials", async () => {
  const { baseUrl, requests } = await ok();
  const open: Any = operation("GET /x", { anonymous: true });
  await open(createApi({ baseUrl, auth: bearer("t") }), {});
  expect(requests[0]?.headers).not.toHaveProperty("authorization");
});

/** A token server beside a resource that accepts the newest token. */
async function protectedBy(life: number | undefined, accepts: (token: string) => boolean = () => true) {
  const bodies: string[] = [];
  const tokens = await serve(async (request, response, index) => {
    bodies.push(await text(request));
    await new Promise((resolve) => setTimeout(resolve, 20));
    json(response, 200, { access_token: `t${index + 1}`, token_type: "Bearer", ...(life && { expires_in: life }) });
  });
  const resource = await serve((request, response) => {
    const token = request.headers.authorization?.slice("Bearer ".length) ?? "";
    json(response, accepts(token) ? 200 : 401, accepts(token) ? token : { code: "UNAUTHORIZED" });
  });
  return { tokens, resource, bodies };
}

const client = ({ baseUrl }: TestServer) => ({
  tokenUrl: `${baseUrl}/token`,
  clientId: "my client",
  clientSecret: "s:cret",
});

test("clientCredentials asks for one token however many calls wait, and keeps it until it ends", async () => {
  const { tokens, resource, bodies } = await protectedBy(3600);
  let time = 0;
  const auth = clientCredentials({ ...client(tokens), scopes: ["a", "b"], now: () => time });
  const api = createApi({ baseUrl: resource.baseUrl, auth });
  expect(await Promise.all([get(api, {}), get(api, {}), get(api, {})])).toEqual(["t1", "t1", "t1"]);
  expect(bodies).toEqual(["grant_type=client_credentials&scope=a+b"]);
  expect(tokens.requests[0]?.headers.authorization).toBe(`Basic ${btoa("my+client:s%3Acret")}`);
  time = 3_570_001 - 1;
  expect(await get(api, {})).toBe("t2");
});

test("clientCredentials in the body", async () => {
  const { tokens, resource, bodies } = await protectedBy(undefined);
  const auth = clientCredentials({ ...client(tokens), authentication: "body", parameters: { audience: "x" } });
  await get(createApi({ baseUrl: resource.baseUrl, auth }), {});
  expect(bodies[0]).toBe("grant_type=client_credentials&audience=x&client_id=my+client&client_secret=s%3Acret");
  expect(tokens.requests[0]?.headers).not.toHaveProperty("authorization");
});

test("a 401 gets a new token once", async () => {
  const revoked = await protectedBy(3600, (token) => token === "t2");
  const api = createApi({ baseUrl: revoked.resource.baseUrl, auth: clientCredentials(client(revoked.tokens)) });
  expect(await get(api, {})).toBe("t2");
  const never = await protectedBy(3600, () => false);
  const refused = createApi({ baseUrl: never.resource.baseUrl, auth: clientCredentials(client(never.tokens)) });
  await expect(get(refused, {})).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  expect(never.resource.requests).toHaveLength(2);
  expect(never.tokens.requests).toHaveLength(2);
});

test("a refused or unreachable token server is a typed error, and one call's abort is not another's", async () => {
  const { baseUrl } = await ok();
  const refusing = await serve((_, response) => json(response, 400, { error: "invalid_client" }));
  const refused = createApi({ baseUrl, auth: clientCredentials(client(refusing)) });
  await expect(get(refused, {})).rejects.toMatchObject({
    code: "HTTP_400",
    message: expect.stringContaining("invalid_client"),
  });
  const gone = createApi({ baseUrl, auth: clientCredentials({ ...client(refusing), tokenUrl: "http://127.0.0.1:1" }) });
  await expect(get(gone, {})).rejects.toMatchObject({ code: "NETWORK_ERROR" });
  const { tokens, resource } = await protectedBy(60);
  const api = createApi({ baseUrl: resource.baseUrl, auth: clientCredentials(client(tokens)) });
  const controller = new AbortController();
  const [first, second] = [get(api, {}, { signal: controller.signal }).safe(), get(api, {})];
  controller.abort();
  expect(await first).toMatchObject({ ok: false, error: { code: "ABORTED" } });
  expect(await second).toBe("t1");
});

test("a token server that hangs is a timeout of the call", async () => {
  const silent = await serve(() => {});
  const { baseUrl } = await ok();
  const api = createApi({ baseUrl, timeout: 50, auth: clientCredentials(client(silent)) });
  await expect(get(api, {})).rejects.toMatchObject({ code: "TIMEOUT" });
});
