import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeWorkspace, surfaceFile, type Workspace } from "./workspace.ts";

const secondFile = "contracts/shop.v2.ts";
const patience = 300_000;

let workspace: Workspace;
beforeAll(() => {
  workspace = makeWorkspace();
  const first = workspace.read(surfaceFile);
  const second = first
    .replace("version:  '1.0.0'", "version:  '2.0.0'")
    .replace('"/api/shop"', '"/api/shop/v2"')
    .replace('audience: "internal" }', 'audience: "internal", directory: "shop-client-v2" }')
    .replace('audience: "partner" }', 'audience: "partner", directory: "shop-partner-client-v2" }');
  workspace.write(secondFile, second);
  workspace.edit(
    "  audiences:",
    '  deprecated: { since: "2026-11-21", sunset: "2027-06-01", successor: "shop.v2", link: "/api/shop/v2" },\n  audiences:',
    surfaceFile,
  );
});
afterAll(() => workspace?.remove());

const json = (path: string) => JSON.parse(workspace.read(path));

describe("two versions of a surface, side by side", { timeout: patience }, () => {
  test("have documents and clients of their own, in folders of their own", async () => {
    await workspace.commit();
    const described = ["v1", "v2"].map((version) => {
      const { info, servers, paths } = json(`openapi/shop/${version}/partner/openapi.json`);
      return [info.version, servers[0].url, paths["/orders/{orderId}"].get.deprecated ?? false];
    });
    expect(described).toEqual([
      ["1.0.0", "/api/shop", true],
      ["2.0.0", "/api/shop/v2", false],
    ]);
    const packages = ["shop-client", "shop-client-v2"].map((folder) => {
      const { name, version, rawr } = json(`generated/${folder}/package.json`);
      return [name, version, rawr.surface];
    });
    expect(packages).toEqual([
      ["@acme/shop-client", "1.0.0", "shop.v1"],
      ["@acme/shop-client", "2.0.0", "shop.v2"],
    ]);
    const operations = (folder: string) => workspace.read(`generated/${folder}/src/operations.gen.ts`);
    expect(operations("shop-client")).toContain("@deprecated Since 2026-11-21; goes away on 2027-06-01; use shop.v2.");
    expect(operations("shop-client-v2")).not.toContain("@deprecated");
  });

  test("are released together, each with its own baseline and changes", async () => {
    const { exitCode, stderr } = await workspace.run("release");
    expect(exitCode, stderr).toBe(0);
    const released = ["v1", "v2"].map((version) => json(`openapi/shop/${version}/baseline.json`).version);
    expect(released).toEqual(["1.0.0", "2.0.0"]);
    expect(workspace.read("openapi/shop/v2/CHANGES.md")).toContain("# Changes of Shop API, version 2");
    const packed = await workspace.run("pack", "@acme/shop-client", "--out", "packed");
    expect(packed.exitCode, packed.stderr).toBe(0);
    const names = Object.keys(workspace.files()).filter((path) => path.startsWith("packed/"));
    expect(names).toEqual(["packed/acme-shop-client-1.0.0.tgz", "packed/acme-shop-client-2.0.0.tgz"]);
  });

  test("may not answer the same requests, nor have packages of one version", async () => {
    workspace.edit('"/api/shop/v2"', '"/api/shop"', secondFile);
    workspace.edit(
      'name: "@acme/shop-client", audience',
      'name: "@acme/shop-client", version: "1.3.0", audience',
      secondFile,
    );
    const before = workspace.files();
    const { exitCode, stdout } = await workspace.run("build", "--json");
    const found = (JSON.parse(stdout).diagnostics as { code: string; severity: string }[]).filter(
      ({ severity }) => severity === "error",
    );
    expect(found.map(({ code }) => code)).toEqual(["client-version-shared", "surface-route-shared"]);
    expect(exitCode).toBe(1);
    expect(workspace.files()).toEqual(before);
  });
});
