import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readReleased } from "./read-released.ts";

const root = mkdtempSync(join(tmpdir(), "rawr-released-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const shop = { name: "shop", major: 1 };
const path = "openapi/shop/v1/baseline.json";

async function readOf(baseline: unknown) {
  mkdirSync(join(root, "openapi/shop/v1"), { recursive: true });
  writeFileSync(join(root, path), typeof baseline === "string" ? baseline : JSON.stringify(baseline));
  const { changelogs, inputs, absent, diagnostics } = await readReleased(root, shop);
  expect({ inputs, absent }).toEqual({ inputs: [path], absent: [] });
  return { changelogs: [...changelogs], codes: diagnostics.map(({ code }) => code) };
}

test("before the first release there is nothing to read, and a build waits for it", async () => {
  expect(await readReleased(root, shop)).toMatchObject({ inputs: [], absent: [path], diagnostics: [] });
});

test("the notes of past releases are read by package", async () => {
  const clients = { "@acme/a": { changelog: "## [1.0.0]" }, "@acme/b": { changelog: "" } };
  expect(await readOf({ format: 1, clients })).toEqual({ changelogs: [["@acme/a", "## [1.0.0]"]], codes: [] });
});

test.each([
  ["of a newer tool", { format: 2, tool: "rawr-openapi 9.0.0", clients: {} }, "baseline-newer"],
  ["cut off", '{ "format": 1, "clients": {', "baseline-invalid"],
  ["of somebody else", [], "baseline-invalid"],
  [
    "with a package without notes",
    { format: 1, version: "1.0.0", released: "", documents: { a: {} }, clients: { a: {} } },
    "baseline-invalid",
  ],
])("a baseline %s is an error, so that no build loses its notes", async (_, baseline, code) => {
  expect(await readOf(baseline)).toEqual({ changelogs: [], codes: [code] });
});
