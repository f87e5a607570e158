import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { contract, makeWorkspace, run } from "./support/cli.ts";

const counter = new URL("./support/list-modules.mjs", import.meta.url).href;

const warning = { code: "x", severity: "warning", origin: "rawr", message: "a warning of a stage" };
const shop = { files: { "openapi/shop/v1/openapi.json": "{}\n" }, diagnostics: [warning] };

it("loads nothing but a handful of its own small modules when everything is up to date", async () => {
  const root = makeWorkspace({ "contracts/shop.v1.ts": contract(shop) });
  await run(root, ["build"]);
  await run(root, ["build"]);
  const list = join(root, "modules.json");
  const { stderr } = await run(root, ["build"], {
    nodeOptions: ["--import", counter],
    env: { MODULES_LIST: list } as never,
  });
  expect(stderr).toMatch(/a warning of a stage[^]*up to date: 1 surface, 1 operation/);
  const source = fileURLToPath(new URL("../../src/", import.meta.url));
  const loaded = (JSON.parse(readFileSync(list, "utf8")) as string[]).map((url) => fileURLToPath(url));
  const own = loaded.filter((path) => path.startsWith(source)).map((path) => path.slice(source.length));
  // What a build that does nothing costs is what it imports; a module that joins this list needs a reason.
  expect(own.sort()).toEqual([
    "artifacts/digest.ts",
    "artifacts/manifest.ts",
    "artifacts/output-path.ts",
    "artifacts/scan.ts",
    "artifacts/sealed-file.ts",
    "artifacts/temporary-file.ts",
    "artifacts/tool-key.ts",
    "artifacts/up-to-date.ts",
    "cli.ts",
    "cli/arguments.ts",
    "cli/build-command.ts",
    "cli/endings.ts",
    "cli/freshness.ts",
    "cli/output.ts",
    "cli/pages.ts",
    "cli/verbs.ts",
    "cli/workspace.ts",
  ]);
  expect(loaded.filter((path) => path.includes("node_modules"))).toEqual([]);
});
