import { oc, typeBoxStandardSchema } from "@rawr/orpc-standards";
import { Type } from "typebox";
import { expect, test } from "vitest";
import { generateClient } from "../generate/generate-client.ts";
import { renderContract } from "../snapshot/contract-markdown.ts";
import type { ContractSurface } from "../surface/surface.ts";
import { noTracer } from "../surface/trace.ts";
import { compileSurface } from "./compile-surface.ts";

const Any = typeBoxStandardSchema(Type.Object({ ok: Type.Boolean() }));
const Linked = Type.Object({
  headers: Type.Object({ link: Type.String({ description: "The next page." }) }),
  body: Type.Object({}),
});
const contract = {
  list: oc.route({ method: "GET", path: "/orders", operationId: "ordersList" }).output(Any),
  early: oc
    .route({ method: "GET", path: "/early", operationId: "ordersEarly" })
    .meta({ sunset: "2027-01-01" })
    .output(Any),
  late: oc
    .route({ method: "GET", path: "/late", operationId: "ordersLate" })
    .meta({ sunset: "2029-01-01" })
    .output(Any),
  linked: oc
    .route({ method: "GET", path: "/linked", operationId: "ordersLinked", outputStructure: "detailed" })
    .output(typeBoxStandardSchema(Linked)),
};

const surface: ContractSurface = {
  name: "shop",
  version: "1.4.0",
  title: "Shop",
  description: "Orders.",
  mount: "/api/shop",
  contracts: { shop: { contract } },
  deprecated: { since: "2026-11-21", sunset: "2027-06-01", successor: "shop.v2", link: "/api/shop/v2" },
};
const { value, diagnostics } = compileSurface(surface, noTracer);
const { document } = value;

test("every operation is deprecated; one that goes earlier keeps its day, none goes later", () => {
  expect(diagnostics).toEqual([]);
  const told = Object.values(document.paths ?? {}).map(({ get }) => [
    get?.deprecated,
    get?.["x-deprecated-since"],
    get?.["x-sunset"],
  ]);
  expect(told).toEqual([
    [true, "2026-11-21", "2027-06-01"],
    [true, "2026-11-21", "2027-01-01"],
    [true, "2026-11-21", "2027-06-01"],
    [true, "2026-11-21", "2027-06-01"],
  ]);
});

test("the headers that the host sends are documented once; a header that the author documents stays", () => {
  const headers = (path: string) => document.paths?.[path]?.get?.responses?.["200"]?.headers;
  expect(headers("/orders")).toEqual({
    Deprecation: { $ref: "#/components/headers/Deprecation" },
    Sunset: { $ref: "#/components/headers/Sunset" },
    Link: { $ref: "#/components/headers/Link" },
  });
  expect(Object.keys(headers("/linked") ?? {})).toEqual(["Link", "Deprecation", "Sunset"]);
  expect(document.components?.["headers"]).toMatchObject({
    Deprecation: { example: "@1795219200" },
    Sunset: { example: "Tue, 01 Jun 2027 00:00:00 GMT" },
    Link: { example: '</api/shop/v2>; rel="successor-version"' },
  });
});

test("people read it first", () => {
  expect(document.info.description).toBe(
    "**Deprecated since 2026-11-21.** It may stop working on 2027-06-01. Use [shop.v2](/api/shop/v2) instead.\n\nOrders.",
  );
  const info = {
    name: "shop",
    major: 1,
    title: "Shop",
    version: "1.4.0",
    file: "x.ts",
    mount: "/api/shop",
    audiences: [],
    clients: [],
  };
  const snapshot = renderContract({ documents: { internal: document }, surface: info });
  expect(snapshot).toContain("deprecated since 2026-11-21, sunset 2027-06-01, successor shop.v2");
});

test("editors strike through what callers of the client are to leave", async () => {
  const client = { name: "@acme/shop-client", audience: "internal" as const };
  const info = {
    name: "shop",
    major: 1,
    title: "Shop",
    version: "1.4.0",
    file: "x.ts",
    mount: "/api/shop",
    audiences: [],
    clients: [client],
  };
  const made = await generateClient({ document, text: JSON.stringify(document), surface: info, client });
  const operations = made.files.find(({ path }) => path.endsWith("/operations.gen.ts"))?.contents ?? "";
  expect(operations).toContain("@deprecated Since 2026-11-21; goes away on 2027-06-01; use shop.v2.");
  expect(operations).toContain("@deprecated Since 2026-11-21; goes away on 2027-01-01; use shop.v2.");
  const readme = made.files.find(({ path }) => path.endsWith("/README.md"))?.contents ?? "";
  expect(readme).toContain(
    "> **Deprecated** since 2026-11-21 and may stop working on 2027-06-01. Use shop.v2 instead.",
  );
});
