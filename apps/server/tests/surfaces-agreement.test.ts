import { implement, os } from "@orpc/server";
import { oc, typeBoxStandardSchema } from "@rawr/orpc-standards";
import { Type } from "typebox";
import { afterEach, expect, test } from "vitest";
import type { MountedSurface } from "../src/composition.ts";
import { loadSurfaces } from "../src/surfaces/load-surfaces.ts";
import { SurfaceMismatch } from "../src/surfaces/surface-mismatch.ts";
import { composeDemo } from "./support/surfaces-app.ts";
import { root } from "./support/test-config.ts";
import { type Documents, operation, shop, writeDocuments } from "./support/tiny-surface.ts";

const written: Documents[] = [];
afterEach(() => {
  for (const documents of written.splice(0)) documents.remove();
});

function documents(...parameters: Parameters<typeof writeDocuments>): string {
  const made = writeDocuments(...parameters);
  written.push(made);
  return made.folder;
}

async function mismatch(surfaces: readonly MountedSurface[], folder: string): Promise<SurfaceMismatch> {
  const outcome = await loadSurfaces(surfaces, folder).catch((error: unknown) => error);
  if (!SurfaceMismatch.is(outcome)) throw new Error(`Expected a refusal, got ${String(outcome)}`);
  return outcome;
}

const list = os.route({ method: "GET", path: "/orders" }).handler(() => []);
const get = os.route({ method: "GET", path: "/orders/{orderId}" }).handler(() => ({}));
const listed = { "/orders": { get: operation("ordersList") } };

test("a router and documents that agree are loaded; lazy procedures count", async () => {
  const lazily = os.lazy(async () => ({ default: { list } }));
  const folder = documents({ internal: listed, partner: listed });
  const [loaded] = await loadSurfaces([shop({ orders: lazily })], folder);
  expect(loaded?.operations.map(({ operationId }) => operationId)).toEqual(["ordersList"]);
  expect(loaded?.documents.map(({ audience }) => audience)).toEqual(["internal", "partner"]);
});

test("the composition of this repository at another mount is refused, and both sides are named", async () => {
  const { composition, close } = composeDemo();
  const moved = composition.surfaces.map((surface) =>
    surface.name === "workflows" ? { ...surface, mount: "/workflows-api" } : surface,
  );
  const { facts, message } = await mismatch(moved, root);
  await close();
  expect(facts).toHaveLength(2);
  expect(facts[0]).toEqual({
    surface: "workflows v1",
    document: 'openapi/workflows/v1/internal/openapi.json has servers "/api/workflows"',
    host: 'mounts it at "/workflows-api"',
    fix: "let `mount` in rawr.hq.ts and in the surface's contracts file be the same, then run `npm run build:openapi`.",
  });
  expect(message).toContain('host:     mounts it at "/workflows-api"');
});

test.each([
  ["the mount with a shorter prefix", [{ url: "/api/shop" }], "/shop"],
  ["a gateway's address only", [{ url: "https://api.example.com/eu/api/shop" }], "/api/shop"],
  ["none", [], "/api/shop"],
  ["one that is elsewhere", [{ url: "/api/shop" }, { url: "https://api.example.com/v2" }], "/api/shop"],
])("a mount is refused when a document's servers are %s", async (_, servers, mount) => {
  const { facts } = await mismatch([shop({ list }, { mount })], documents({ internal: listed }, servers));
  expect(facts.map(({ host }) => host)).toEqual([`mounts it at "${mount}"`]);
});

test("a document may name other addresses of the same mount: absolute, by a gateway, with variables", async () => {
  const servers = [
    { url: "https://{region}.example.com/{stage}/api/shop/", variables: { stage: { default: "live" } } },
    { url: "https://shop.example.com/api/shop" },
  ];
  await expect(loadSurfaces([shop({ list })], documents({ internal: listed }, servers))).resolves.toHaveLength(1);
});

test("everything is said at once: operations without procedures, procedures without operations, doubled ones", async () => {
  const folder = documents({ internal: { ...listed, "/orders/{id}": { delete: operation("ordersDelete") } } });
  const { facts } = await mismatch([shop({ list, again: list, get })], folder);
  expect(facts.map(({ document, host }) => `${document}: ${host}`)).toEqual([
    "openapi/shop/v1/internal/openapi.json has ordersDelete (DELETE /orders/{id}): the router has no procedure",
    "openapi/shop/v1/internal/openapi.json has no GET /orders/{orderId}: the router's procedure get answers to it",
    "openapi/shop/v1/internal/openapi.json has GET /orders once: the router's procedures list and again both answer to it",
  ]);
});

test("a contract that nobody implemented has no handler", async () => {
  const contract = {
    list: oc.route({ method: "GET", path: "/orders" }).output(typeBoxStandardSchema(Type.Array(Type.String()))),
  };
  const router = implement(contract).router({ list: {} } as never);
  const { facts } = await mismatch([shop(router)], documents({ internal: listed }));
  expect(facts.map(({ host }) => host)).toEqual(["the router's procedure list has no handler"]);
});

test("a wider circle's document has nothing that the innermost lacks", async () => {
  const folder = documents({
    internal: listed,
    public: { ...listed, "/orders/{id}": { get: operation("ordersGet") } },
  });
  const { facts } = await mismatch([shop({ list })], folder);
  expect(facts.map(({ document }) => document)).toEqual([
    "openapi/shop/v1/public/openapi.json has ordersGet, openapi/shop/v1/internal/openapi.json does not",
  ]);
});

test("a path whose parameter is a part of a segment is refused, because the host would not find it", async () => {
  const odd = os.route({ method: "GET", path: "/orders/{id}.pdf" }).handler(() => []);
  const { facts } = await mismatch(
    [shop({ odd })],
    documents({ internal: { "/orders/{id}.pdf": { get: operation("pdf") } } }),
  );
  expect(facts.map(({ fix }) => fix)).toEqual(["give the parameter a segment of its own."]);
});

test("a surface that was never built, and two at one mount, are refused", async () => {
  const folder = documents({ internal: listed });
  const { facts } = await mismatch([shop({ list }), shop({ list }, { name: "bakery" })], folder);
  expect(facts.map(({ surface, host }) => [surface, host])).toEqual([
    ["bakery v1", 'mounts it at "/api/shop"'],
    ["bakery v1", 'mounts both at "/api/shop"'],
  ]);
});
