import { os } from "@orpc/server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { HostApp } from "../src/host-env.ts";
import { referenceRoutes } from "../src/pages/reference/routes.ts";
import { documentRoutes } from "../src/surfaces/document-routes.ts";
import { loadSurfaces } from "../src/surfaces/load-surfaces.ts";
import { type Around, appAround, operator, partner } from "./support/surfaces-app.ts";
import { type Documents, operation, shop, writeDocuments } from "./support/tiny-surface.ts";

const list = { "/orders": { get: operation("ordersList") } };
const all = { ...list, "/orders/{id}": { get: operation("ordersGet") } };
const router = {
  list: os.route({ method: "GET", path: "/orders" }).handler(() => []),
  get: os.route({ method: "GET", path: "/orders/{id}" }).handler(() => ({})),
};
const open: Documents[] = [];

async function host(audiences: Parameters<typeof writeDocuments>[0]): Promise<{ app: HostApp; around: Around }> {
  const documents = writeDocuments(audiences);
  open.push(documents);
  const surfaces = await loadSurfaces([shop(router)], documents.folder);
  const { app, around } = appAround();
  app.route("/", documentRoutes(surfaces));
  app.route("/", referenceRoutes(surfaces));
  return { app, around };
}

let app: HostApp;
let around: Around;
beforeAll(async () => {
  ({ app, around } = await host({ internal: all, partner: list }));
});
beforeEach(() => {
  around.principal = operator;
});
afterAll(() => {
  for (const documents of open) documents.remove();
});

const path = "/openapi/shop/v1.json";

describe("a document is the caller's audience's:", () => {
  test("internal and partner callers see their own, byte for byte as it was committed", async () => {
    const internal = await app.request(path);
    expect([internal.status, internal.headers.get("content-type")]).toEqual([200, "application/json"]);
    expect(Object.keys(((await internal.json()) as { paths: object }).paths)).toEqual(["/orders", "/orders/{id}"]);
    around.principal = partner;
    const theirs = await app.request(path);
    expect(Object.keys(((await theirs.json()) as { paths: object }).paths)).toEqual(["/orders"]);
    expect(theirs.headers.get("etag")).not.toBe(internal.headers.get("etag"));
  });

  test("nobody sees none where none is public, nor learns that there are some", async () => {
    around.principal = null;
    for (const address of [path, "/openapi/nothing/v1.json", "/reference/shop/v1", "/reference/nothing/v1"]) {
      const response = await app.request(address);
      expect([address, response.status, await response.json()]).toEqual([
        address,
        404,
        expect.objectContaining({ code: "NOT_FOUND" }),
      ]);
    }
    expect(await (await app.request("/openapi")).json()).toEqual({ documents: [] });
  });

  test("nobody sees a public one; a partner sees the nearest wider one where it has none of its own", async () => {
    const other = await host({ internal: all, public: list });
    for (const principal of [null, partner]) {
      other.around.principal = principal;
      const { info } = (await (await other.app.request(path)).json()) as { info: { title: string } };
      expect(info.title).toBe("Shop <public>");
    }
  });

  test.each([
    "/openapi/shop/v2.json",
    "/openapi/shop/v01.json",
    "/openapi/shop/v1",
    "/openapi/shop/v1.yaml",
    "/openapi/Shop/v1.json",
  ])("%s is nothing", async (address) => {
    expect((await app.request(address)).status).toBe(404);
  });
});

test("a document is asked for again each time, and not sent to who has it", async () => {
  const first = await app.request(path);
  const etag = first.headers.get("etag") ?? "";
  expect(first.headers.get("cache-control")).toBe("private, no-cache");
  expect(first.headers.get("vary")).toBe("authorization, cookie");
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const again = await app.request(path, { headers: { "if-none-match": known } });
    expect([again.status, await again.text(), again.headers.get("etag")]).toEqual([304, "", etag]);
  }
  around.principal = partner;
  expect((await app.request(path, { headers: { "if-none-match": etag } })).status).toBe(200);
});

test("the index names what the caller may see", async () => {
  around.principal = partner;
  const response = await app.request("/openapi");
  expect(response.headers.get("cache-control")).toBe("private, no-cache");
  expect(await response.json()).toEqual({
    documents: [
      {
        title: "Shop <partner>",
        version: "1.0.0",
        audience: "partner",
        document: "/openapi/shop/v1.json",
        reference: "/reference/shop/v1",
      },
    ],
  });
});

describe("the reference", () => {
  test("is a page of ours: its title is text, its script from here, its policy allows nothing inline", async () => {
    const response = await app.request("/reference/shop/v1");
    const html = await response.text();
    expect(html).toContain("<title>Shop &lt;internal&gt;</title>");
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'; script-src 'self';");
    expect(policy).not.toContain("unsafe");
    expect([...html.matchAll(/(?:src|href|spec-url)="([^"]*)"/g)].map(([, url]) => url)).toEqual([
      "data:,",
      expect.stringMatching(/^\/reference\/assets\/redoc-[\w-]{12}\.js$/),
      path,
      path,
    ]);
  });

  test("has a script that browsers may keep, compressed for who takes it", async () => {
    const html = await (await app.request("/reference/shop/v1")).text();
    const script = /src="([^"]+)"/.exec(html)?.[1] ?? "";
    around.principal = null;
    const plain = await app.request(script);
    const compressed = await app.request(script, { headers: { "accept-encoding": "br, gzip" } });
    expect(plain.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(plain.headers.get("etag")).not.toBe(compressed.headers.get("etag"));
    expect(compressed.headers.get("content-encoding")).toBe("gzip");
    const unpacked = compressed.body?.pipeThrough(new DecompressionStream("gzip"));
    const text = await plain.text();
    expect(await new Response(unpacked).text()).toBe(text);
    expect(text).not.toContain("cdn.redoc.ly");
    expect((await app.request("/reference/assets/redoc-000000000000.js")).status).toBe(404);
  });
});
