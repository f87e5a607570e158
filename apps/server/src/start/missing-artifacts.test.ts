import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { buildArtifacts, missingArtifacts } from "./missing-artifacts.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "a checkout "));
  write("contracts/shop.v2.ts", "");
  write("contracts/README.md", "");
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, text: string) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const record = JSON.stringify({ files: { "generated/shop/index.ts": "", "openapi/shop/v2/contract.md": "" } });

test("nothing is missing in this repository", () => {
  expect(missingArtifacts(fileURLToPath(new URL("../../../../", import.meta.url)))).toEqual([]);
});

test("a surface that was never built is missing", () => {
  expect(missingArtifacts(root)).toEqual(["openapi/shop/v2/artifacts.json"]);
});

test("a file that the last build wrote and somebody removed is missing", () => {
  write("openapi/shop/v2/artifacts.json", record);
  write("openapi/shop/v2/contract.md", "");
  expect(missingArtifacts(root)).toEqual(["generated/shop/index.ts"]);
  write("generated/shop/index.ts", "");
  expect(missingArtifacts(root)).toEqual([]);
});

test("a build makes them; one that fails ends the start", async () => {
  write("scripts/build-openapi.mjs", 'import fs from "node:fs"; fs.writeFileSync("built", "");');
  await buildArtifacts(root);
  write("scripts/build-openapi.mjs", "process.exitCode = 1;");
  await expect(buildArtifacts(root)).rejects.toMatchObject({ code: "BUILD_FAILED" });
});
