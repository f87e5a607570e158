import type { OpenApiDocument } from "@rawr/openapi-document";
import { expect, test } from "vitest";
import { checkSideBySide, type PublishedVersion } from "./side-by-side.ts";

function version(
  major: number,
  more: { server?: string; path?: string; packages?: PublishedVersion["packages"]; name?: string } = {},
) {
  const { server = "/api/shop", path = "/orders/{orderId}", packages = [], name = "shop" } = more;
  const document = {
    openapi: "3.1.1",
    info: { title: "", version: "" },
    servers: [{ url: server }],
    paths: { [path]: { get: {} } },
  };
  const documents = [document as OpenApiDocument];
  return { id: `${name}.v${major}`, name, major, file: `contracts/${name}.v${major}.ts`, documents, packages };
}

const codes = (...versions: readonly PublishedVersion[]) =>
  checkSideBySide(versions).map(({ code, found, location }) => [code, found, location?.file]);

test("two versions that a host cannot tell apart", () => {
  expect(codes(version(1), version(2, { path: "/orders/{id}" }))).toEqual([
    ["surface-route-shared", "GET /api/shop/orders/{id}", "contracts/shop.v2.ts"],
  ]);
});

test.each([
  ["another mount", version(2, { server: "/api/shop/v2" })],
  ["another server", version(2, { server: "https://v2.shop.example/api/shop" })],
  ["other paths", version(2, { path: "/v2/orders/{orderId}" })],
  ["another surface, whose contracts are told apart by their prefixes", version(2, { name: "stall" })],
])("%s is fine", (_, second) => {
  expect(codes(version(1), second)).toEqual([]);
});

const client = (name: string, at: string) => ({ packages: [{ name, version: at }] });

test.each([
  ["1.4.0", "2.0.0", []],
  ["2.0.0", "2.0.0", ["client-version-shared"]],
  ["2.1.0", "2.0.0", ["client-version-shared"]],
  ["0.1.0", "0.2.0", []],
])("packages of one name with versions %s and %s: %j", (first, second, expected) => {
  const found = codes(
    version(1, client("@acme/shop", first)),
    version(2, { server: "/v2", ...client("@acme/shop", second) }),
  );
  expect(found.map(([code]) => code)).toEqual(expected);
});
