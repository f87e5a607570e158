import { expect, test } from "vitest";
import type { ClientPackage, Surface } from "./surface.ts";
import { noTracer } from "./trace.ts";
import { validateSurface } from "./validate-surface.ts";

function objections(client: object): readonly string[] {
  const clients = [{ name: "@acme/shop-client", audience: "internal", ...client } as ClientPackage];
  const surface: Surface = { name: "shop", version: "1.0.0", document: "./shop.yaml", clients };
  return validateSurface(surface, noTracer, "contracts/shop.v1.ts").map(({ message }) => message);
}

test.each([
  { license: "MIT" },
  { license: "(MIT OR Apache-2.0)" },
  { license: "UNLICENSED" },
  { repository: "https://git.example.com/shop" },
  { access: "restricted" },
  { registry: "https://npm.example.com/" },
])("a client package may say %j", (client) => {
  expect(objections(client)).toEqual([]);
});

test.each([
  { license: "free for all!" },
  { repository: "git@example.com:shop.git" },
  { repository: "https://me:secret@git.example.com/shop" },
  { access: "everybody" },
  { registry: "npm.example.com" },
  { registry: "https://token@npm.example.com/" },
])("a client package may not say %j, which everybody would read", (client) => {
  const [field] = Object.keys(client);
  expect(objections(client)).toEqual([expect.stringContaining(`clients[].${field}`)]);
});
